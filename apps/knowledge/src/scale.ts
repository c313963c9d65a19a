import { sentences } from '#lib/language';
import type { Collection } from './beir.js';
import { random } from './random.js';

/** As many documents as asked for: the collection's own, then mixtures of its sentences (3 to 12 each) that no query is judged by. */
export function scaled(docs: Collection['docs'], count: number): Collection['docs'] {
  const pool = docs.flatMap((doc) => sentences(doc.text));
  const next = random(1);
  const pick = () => pool[Math.floor(next() * pool.length)]!;
  const more = Array.from({ length: Math.max(0, count - docs.length) }, (_, i) => ({
    _id: `mixed-${i}`,
    title: '',
    text: Array.from({ length: 3 + Math.floor(next() * 10) }, pick).join(' '),
  }));
  return [...docs, ...more];
}
