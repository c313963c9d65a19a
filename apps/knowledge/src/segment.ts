import { type DocFacts, type Forward, lineOf } from './forward.js';
import { Growing } from './growing.js';
import { pairTerm, type WordTable } from './word-table.js';

/** BM25 constants, chosen on the development splits (INTELLIGENCE §4). */
export const bm25 = { k1: 0.6, b: 0.75 } as const;
/** An impact of 255 stands for the largest possible term weight without idf. */
export const impactScale = (bm25.k1 + 1) / 255;

/** Documents in a segment at most, so that a document's number takes two bytes. */
export const segmentSize = 65_536;

/** An inverted index that never changes: postings by term with quantised impacts, and the documents as word ids. */
export interface Segment {
  readonly facts: readonly DocFacts[];
  /** Postings of term t: from[t] up to from[t + 1]; document numbers rise. */
  readonly from: Uint32Array;
  readonly docs: Uint16Array;
  readonly impacts: Uint8Array;
  readonly words: Int32Array;
  readonly lineFrom: Int32Array;
  readonly lineOf: Int32Array;
  readonly docLine: Int32Array;
  /** 1 for documents still valid here, 0 for replaced or removed ones. */
  readonly alive: Uint8Array;
  /** Terms in all documents, for the mean length. */
  readonly length: number;
}

/** Indexes documents; yields every thousand so that a caller can breathe between. Internal passages count for windows only. */
export function* buildSegment(all: readonly Forward[], table: WordTable): Generator<void, Segment> {
  const { start, terms, stemOf } = table.layout();
  const counts = new Uint16Array(table.size);
  const termCount = new Uint32Array(table.size + 1);
  const [seen, packed, words, lineFrom, kinds, docLine] = Array.from({ length: 6 }, () => new Growing());
  const docFrom = new Int32Array(all.length + 1);
  const lengths = new Float64Array(all.length);
  const count = (term: number) => {
    if (counts[term] === 0) seen!.push(term);
    if (counts[term]! < 65_535) counts[term] = counts[term]! + 1;
  };
  for (const [d, doc] of all.entries()) {
    if (d % 1000 === 999) yield;
    docLine!.push(kinds!.length);
    for (const line of doc.lines) {
      lineFrom!.push(words!.length);
      kinds!.push(line.of);
      for (const word of line.words) words!.push(word);
      if (line.of >= 0 && doc.facts.passages[line.of]!.internal) continue;
      for (const [i, word] of line.words.entries()) {
        for (let t = start[word]!; t < start[word + 1]!; t++) count(terms[t]!);
        lengths[d]! += start[word + 1]! - start[word]! + (i > 0 ? 1 : 0);
        if (i > 0) count(pairTerm(stemOf[line.words[i - 1]!]!, stemOf[word]!));
      }
    }
    for (const term of seen!.view()) {
      packed!.push((term << 8) | Math.min(counts[term]!, 255));
      termCount[term + 1]!++;
      counts[term] = 0;
    }
    seen!.length = 0;
    docFrom[d + 1] = packed!.length;
  }
  lineFrom!.push(words!.length);
  docLine!.push(kinds!.length);
  for (let t = 0; t < table.size; t++) termCount[t + 1]! += termCount[t]!;
  const total = lengths.reduce((sum, one) => sum + one, 0);
  const postings = yield* spread(packed!.view(), docFrom, termCount, lengths, total / (all.length || 1));
  return {
    facts: all.map((doc) => doc.facts),
    ...postings,
    words: words!.exact(),
    lineFrom: lineFrom!.exact(),
    lineOf: kinds!.exact(),
    docLine: docLine!.exact(),
    alive: new Uint8Array(all.length).fill(1),
    length: total,
  };
}

/** Counting sort by term of what the documents hold (term in the upper 24 bits, its count in the lower 8), counts turned into impacts. */
function* spread(
  packed: Int32Array,
  docFrom: Int32Array,
  from: Uint32Array,
  lengths: Float64Array,
  mean: number,
): Generator<void, Pick<Segment, 'from' | 'docs' | 'impacts'>> {
  const next = from.slice();
  const docs = new Uint16Array(packed.length);
  const impacts = new Uint8Array(packed.length);
  for (let d = 0; d < lengths.length; d++) {
    if (d % 5000 === 4999) yield;
    const norm = bm25.k1 * (1 - bm25.b + (bm25.b * lengths[d]!) / (mean || 1));
    for (let p = docFrom[d]!; p < docFrom[d + 1]!; p++) {
      const count = packed[p]! & 255;
      const term = packed[p]! >>> 8;
      const at = next[term]!;
      next[term] = at + 1;
      docs[at] = d;
      impacts[at] = Math.max(1, Math.round((count * (bm25.k1 + 1)) / (count + norm) / impactScale));
    }
  }
  return { from, docs, impacts };
}

/** Number of documents of a segment a term stands in. */
export function df(segment: Segment, term: number): number {
  return term < 0 || term + 1 >= segment.from.length ? 0 : segment.from[term + 1]! - segment.from[term]!;
}

/** A document back as word ids. */
export function forwardOf(segment: Segment, doc: number): Forward {
  const lines: { of: number; words: number[] }[] = [];
  for (let line = segment.docLine[doc]!; line < segment.docLine[doc + 1]!; line++) {
    const words = [...segment.words.subarray(segment.lineFrom[line]!, segment.lineFrom[line + 1]!)];
    lines.push({ of: segment.lineOf[line]!, words });
  }
  return { facts: segment.facts[doc]!, lines };
}

/** Whether a line is a citizen's phrasing rather than the authority's text. */
export function isPhrasing(of: number): boolean {
  return of === lineOf.question || of === lineOf.solved;
}
