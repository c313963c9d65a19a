import { extract, Integers, wordFeature } from './features.js';
import { type Block, chooseBlock, HashIndex } from './vocabulary.js';

/** One text as a sparse vector of length 1. */
export type Vector = { indices: Int32Array; values: Float32Array };

/** A text to be turned into a vector: its words and, for judges, further marks of their own block. */
export type Input = { words: string[]; marks?: string[] };

function blocksOf(input: Input, blocks: number): Integers[] {
  const out = [new Integers(), new Integers()];
  extract(input.words, out[0]!, out[1]!);
  if (blocks > 2) {
    const marks = new Integers();
    for (const mark of input.marks ?? []) marks.push(wordFeature(mark) ^ 0x5a5a5a5a);
    out.push(marks);
  }
  return out;
}

/** Turns texts into vectors over a fixed vocabulary: (1 + ln tf) · idf, each block and then the whole to length 1. */
export class Vectoriser {
  readonly size: number;
  private readonly index: HashIndex;
  private readonly counts: Float32Array;
  private readonly idf: Float32Array;
  private readonly unknownIdf: number;

  constructor(
    readonly blocks: Block[],
    readonly documents: number,
    /** Share of the squared length that marks get beside words and characters (1 each). */
    readonly marksWeight: number,
  ) {
    this.size = blocks.reduce((sum, block) => sum + block.hashes.length, 0);
    this.counts = new Float32Array(this.size);
    this.idf = new Float32Array(this.size);
    this.unknownIdf = Math.log(1 + documents) + 1;
    let capacity = 1 << 10;
    while (capacity < this.size * 2.2) capacity *= 2;
    this.index = new HashIndex(capacity);
    for (const block of blocks)
      for (let i = 0; i < block.hashes.length; i++) this.idf[this.index.add(block.hashes[i]!)] = block.idf[i]!;
  }

  /** Chooses the vocabulary of training texts and returns their vectors with it. */
  static learn(texts: Input[], marksWeight = 1): { vectoriser: Vectoriser; vectors: Vector[] } {
    const count = texts.some((text) => text.marks) ? 3 : 2;
    const all = texts.map((text) => blocksOf(text, count));
    const atLeast = texts.length < 2000 ? 1 : 2;
    const blocks = Array.from({ length: count }, (_, b) =>
      chooseBlock(
        all.map((text) => text[b]!),
        atLeast,
      ),
    );
    const vectoriser = new Vectoriser(blocks, texts.length, marksWeight);
    return { vectoriser, vectors: all.map((text) => vectoriser.weigh(text)) };
  }

  /** What is written to disk. */
  toJSON() {
    return { blocks: this.blocks, documents: this.documents, marksWeight: this.marksWeight };
  }

  vector(input: Input): Vector {
    return this.weigh(blocksOf(input, this.blocks.length));
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
      const idf = feature < 0 ? this.unknownIdf : this.idf[feature]!;
      all += idf;
      if (feature < 0) unknown += idf;
    }
    return all === 0 ? 1 : unknown / all;
  }

  private weightOf(block: number): number {
    return block < 2 ? 1 : this.marksWeight;
  }

  private weigh(blocks: Integers[]): Vector {
    const indices = new Integers();
    const ends = blocks.map((block) => this.count(block, indices));
    const values = new Float32Array(indices.length);
    const used = ends.reduce((sum, end, b) => sum + (end > (ends[b - 1] ?? 0) ? this.weightOf(b) : 0), 0);
    let from = 0;
    ends.forEach((end, b) => {
      let squares = 0;
      for (let i = from; i < end; i++) {
        const feature = indices.items[i]!;
        values[i] = (1 + Math.log(this.counts[feature]!)) * this.idf[feature]!;
        squares += values[i]! ** 2;
        this.counts[feature] = 0;
      }
      const scale = Math.sqrt(this.weightOf(b) / (squares * used));
      for (let i = from; i < end; i++) values[i]! *= scale;
      from = end;
    });
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
