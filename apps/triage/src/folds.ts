import type { Example } from './example.js';
import { seeded } from './random.js';

/**
 * The fold of every example. Whole writers stay together when there are at least three (`hand`), so that what is
 * measured speaks for unseen writers; otherwise the examples of each label are dealt out evenly.
 */
export function assignFolds(examples: Example[], folds: number): Int32Array {
  const hands = new Map<string, number>();
  for (const { hand } of examples) if (hand) hands.set(hand, (hands.get(hand) ?? 0) + 1);
  if (hands.size < 3) return deal(examples, folds);
  const load = new Array<number>(Math.min(folds, hands.size)).fill(0);
  const fold = new Map<string, number>();
  for (const [hand, count] of [...hands].sort((a, b) => b[1] - a[1])) {
    const least = load.indexOf(Math.min(...load));
    fold.set(hand, least);
    load[least]! += count;
  }
  return Int32Array.from(examples, (example, i) => (example.hand ? fold.get(example.hand)! : i % load.length));
}

function deal(examples: Example[], folds: number): Int32Array {
  const random = seeded(20);
  const order = examples.map((_, i) => ({ i, at: random() })).sort((a, b) => a.at - b.at);
  const next = new Map<string, number>();
  const out = new Int32Array(examples.length);
  for (const { i } of order) {
    const label = examples[i]!.label;
    const turn = next.get(label) ?? Math.floor(random() * folds);
    out[i] = turn % folds;
    next.set(label, turn + 1);
  }
  return out;
}
