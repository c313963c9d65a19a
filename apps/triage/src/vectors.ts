import { extract, Integers, wordFeature } from './features.js';
import { type Block, chooseBlock, HashIndex } from './vocabulary.js';

/** One text as a sparse vector of length 1. */
export type Vector = { indices: Int32Array; values: Float32Array };

/** Turns words into vectors over a fixed vocabulary: (1 + ln tf) · idf, each block and then the whole to length 1. */
export class Vectoriser {
  readonly size: number;
  private readonly index: HashIndex;
  private readonly counts: Float32Array;
  private readonly unknownIdf: number;

  constructor(
    readonly words: Block,
    readonly characters: Block,
    readonly documents: number,
  ) {
    this.size = words.hashes.length + characters.hashes.length;
    this.counts = new Float32Array(this.size);
    this.unknownIdf = Math.log(1 + documents) + 1;
    let capacity = 1 << 10;
    while (capacity < this.size * 2.2) capacity *= 2;
    this.index = new HashIndex(capacity);
    for (const hash of words.hashes) this.index.add(hash);
    for (const hash of characters.hashes) this.index.add(hash);
  }

  /** Chooses the vocabulary of training texts (as words) and returns their vectors with it. */
  static learn(texts: string[][]): { vectoriser: Vectoriser; vectors: Vector[] } {
    const words = texts.map(() => new Integers());
    const characters = texts.map(() => new Integers());
    texts.forEach((text, i) => {
      extract(text, words[i]!, characters[i]!);
    });
    const atLeast = texts.length < 2000 ? 1 : 2;
    const block = chooseBlock(words, atLeast);
    const vectoriser = new Vectoriser(block, chooseBlock(characters, atLeast), texts.length);
    return { vectoriser, vectors: words.map((w, i) => vectoriser.weigh(w, characters[i]!)) };
  }

  vector(words: string[]): Vector {
    const wordBlock = new Integers();
    const charBlock = new Integers();
    extract(words, wordBlock, charBlock);
    return this.weigh(wordBlock, charBlock);
  }

  find(hash: number): number {
    return this.index.find(hash);
  }

  /** Share of the words' weight that no training text has: 0 (all known) to 1. */
  unknownShare(words: string[]): number {
    let unknown = 0;
    let all = 0;
    for (const word of words) {
      const feature = this.index.find(wordFeature(word));
      const idf = feature < 0 ? this.unknownIdf : this.words.idf[feature]!;
      all += idf;
      if (feature < 0) unknown += idf;
    }
    return all === 0 ? 1 : unknown / all;
  }

  private weigh(wordBlock: Integers, charBlock: Integers): Vector {
    const indices = new Integers();
    const split = this.count(wordBlock, indices);
    this.count(charBlock, indices);
    const boundary = this.words.hashes.length;
    const values = new Float32Array(indices.length);
    const lengths = [0, 0];
    for (let i = 0; i < indices.length; i++) {
      const feature = indices.items[i]!;
      const idf = i < split ? this.words.idf[feature]! : this.characters.idf[feature - boundary]!;
      const value = (1 + Math.log(this.counts[feature]!)) * idf;
      values[i] = value;
      lengths[i < split ? 0 : 1]! += value * value;
      this.counts[feature] = 0;
    }
    const both = lengths[0]! > 0 && lengths[1]! > 0 ? Math.SQRT1_2 : 1;
    for (let i = 0; i < values.length; i++) values[i]! *= both / Math.sqrt(lengths[i < split ? 0 : 1]!);
    return { indices: indices.items.slice(0, indices.length), values };
  }

  private count(block: Integers, indices: Integers): number {
    for (let i = 0; i < block.length; i++) {
      const feature = this.index.find(block.items[i]!);
      if (feature >= 0 && this.counts[feature]!++ === 0) indices.push(feature);
    }
    return indices.length;
  }
}
