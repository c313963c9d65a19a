import { extract, Integers } from './features.js';
import type { Model } from './model.js';
import type { Vectoriser } from './vectors.js';

/** Words too common to explain anything to an agent. */
const EMPTY = new Set(
  `jag du han hon den det vi ni de dom mig dig min mitt mina din ditt er ert era en ett och att som på i av för med till
  från om när var är vad hur kan ska har hade inte så men eller nu ju hej the a an and to of in is it my i you for on`.split(
    /\s+/,
  ),
);

const scratch = new WeakMap<Vectoriser, Float32Array>();

/** One zeroed number per feature, kept for the vectoriser's life: cheaper than a map per text. */
function scratchOf(vectoriser: Vectoriser): Float32Array {
  let weights = scratch.get(vectoriser);
  if (!weights) {
    weights = new Float32Array(vectoriser.size);
    scratch.set(vectoriser, weights);
  }
  return weights;
}

/** Longest text, in words, whose reasons are weighed. */
const MOST_WORDS = 400;

/** Up to four of the citizen's words that spoke most for class `k`, strongest first. */
export function reasonsFor(model: Model, text: string[], k: number): string[] {
  const words = text.length > MOST_WORDS ? text.slice(-MOST_WORDS) : text;
  const { vectoriser, svm } = model.learners;
  if (words.length === 0) return [];
  const { indices, values } = vectoriser.vector({ words });
  const weight = scratchOf(vectoriser);
  for (let j = 0; j < indices.length; j++)
    weight[indices[j]!] = values[j]! * svm.weights[indices[j]! * svm.classes + k]! * svm.scale[k]!;
  const hashes = new Integers();
  const owners = new Integers();
  extract(words, hashes, hashes, owners);
  const given = new Float64Array(words.length);
  for (let i = 0; i < hashes.length; i++) {
    const feature = vectoriser.find(hashes.items[i]!);
    if (feature >= 0) given[owners.items[i]!]! += weight[feature]!;
  }
  for (const feature of indices) weight[feature] = 0;
  const byWord = new Map<string, number>();
  words.forEach((word, i) => {
    if (word.length > 2 && !EMPTY.has(word) && !word.startsWith('zq') && !/^0/.test(word))
      byWord.set(word, Math.max(byWord.get(word) ?? 0, given[i]!));
  });
  return [...byWord]
    .filter(([, value]) => value > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([word]) => word);
}
