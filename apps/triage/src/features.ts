/**
 * Words to features: a word block (unigrams, bigrams, skip-bigrams) and a character block (n-grams of 2 to 5 inside
 * each word). A feature is a 32-bit hash, so no string is made and the model holds no citizen's words. At 100,000
 * features about one pair of a block collides, which no figure feels.
 */
const WORD_SEED = 0x811c9dc5 | 0;
const PAIR_SEED = 0x2545f491;
const SKIP_SEED = 0x5bd1e995;
const CHAR_SEED = 0x1b873593;
const START = 0x3c6ef372;
const END = 0x6d2b79f5;
const UNDERSCORE = 95;
export const LONGEST_GRAM = 5;

/** A growing list of integers without boxing. */
export class Integers {
  items = new Int32Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.items.length) {
      const grown = new Int32Array(this.length * 2);
      grown.set(this.items);
      this.items = grown;
    }
    this.items[this.length++] = value;
  }
}

function finish(h: number): number {
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The top bit tells the blocks apart: a feature of one can never pass for a feature of the other. */
const asWord = (h: number): number => finish(h) | 0x80000000;
/** Zero marks an empty slot in the vocabulary. */
const asCharacters = (h: number): number => finish(h) & 0x7fffffff || 1;

function hashWord(word: string): number {
  let h = WORD_SEED;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return h;
}

const pair = (a: number, b: number, seed: number): number => asWord(Math.imul(a ^ seed, 0x9e3779b1) + b);

/** Hash of a word as a unigram feature: tells whether the vocabulary knows the word. */
export const wordFeature = (word: string): number => asWord(hashWord(word));

/**
 * Appends the hashes of both blocks. When `owners` is given, it receives for every hash (words first, then characters)
 * the index of the word it belongs to, pairs counting to their first word.
 */
export function extract(words: string[], wordBlock: Integers, charBlock: Integers, owners?: Integers): void {
  const n = words.length;
  const hashes = new Int32Array(n + 2);
  hashes[0] = START;
  for (let i = 0; i < n; i++) hashes[i + 1] = hashWord(words[i]!);
  hashes[n + 1] = END;
  for (let i = 0; i < n + 2; i++) {
    const owner = Math.min(Math.max(i - 1, 0), n - 1);
    const here = hashes[i]!;
    wordBlock.push(asWord(here));
    owners?.push(owner);
    if (i + 1 < n + 2) {
      wordBlock.push(pair(here, hashes[i + 1]!, PAIR_SEED));
      owners?.push(owner);
    }
    for (let gap = 2; gap <= 3 && i + gap < n + 2; gap++) {
      wordBlock.push(pair(here, hashes[i + gap]!, SKIP_SEED));
      owners?.push(owner);
    }
  }
  for (let i = 0; i < n; i++) characters(words[i]!, i, charBlock, owners);
}

function characters(word: string, index: number, block: Integers, owners?: Integers): void {
  const length = word.length + 2;
  const at = (i: number): number => (i === 0 || i === length - 1 ? UNDERSCORE : word.charCodeAt(i - 1));
  for (let start = 0; start < length - 1; start++) {
    let h = CHAR_SEED;
    const end = Math.min(length, start + LONGEST_GRAM);
    for (let i = start; i < end; i++) {
      h = Math.imul(h ^ at(i), 0x01000193);
      if (i > start) {
        block.push(asCharacters(h));
        owners?.push(index);
      }
    }
  }
}
