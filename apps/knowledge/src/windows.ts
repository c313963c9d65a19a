import type { Query } from './query.js';
import { bm25, isPhrasing, type Segment } from './segment.js';
import { pairTerm, type WordTable } from './word-table.js';

/** Sentences in a window; it never crosses from one passage into another. */
export const windowSize = 3;

/** Best window of each passage of one document, and its best phrasing (title, question or solved-by text). */
export interface Windows {
  readonly passages: Map<number, number>;
  readonly phrasing: number;
}

/** Scores the windows of single documents for one query, straight from their word ids. Create one for each query. */
export class WindowScorer {
  private readonly slots = new Map<number, number>();
  private readonly wordSlots = new Map<number, readonly number[]>();
  private readonly counts: Uint16Array;
  private readonly layout;

  constructor(
    private readonly query: Query,
    table: WordTable,
  ) {
    for (const [slot, { term }] of query.terms.entries()) this.slots.set(term, slot);
    this.counts = new Uint16Array(query.terms.length);
    this.layout = table.layout();
  }

  score(segment: Segment, doc: number): Windows {
    const passages = new Map<number, number>();
    const lines: { of: number; hits: number[]; length: number }[] = [];
    let phrasing = 0;
    const mean = segment.length / (segment.lineOf.length || 1);
    for (let line = segment.docLine[doc]!; line < segment.docLine[doc + 1]!; line++) {
      const of = segment.lineOf[line]!;
      const one = { of, ...this.read(segment, segment.lineFrom[line]!, segment.lineFrom[line + 1]!) };
      if (isPhrasing(of)) phrasing = Math.max(phrasing, this.weigh([one], mean));
      else lines.push(one);
    }
    for (const [i, { of }] of lines.entries()) {
      let end = i + 1;
      while (end < lines.length && end < i + windowSize && lines[end]!.of === of) end++;
      if (i > 0 && lines[i - 1]!.of === of && end < i + windowSize) continue;
      const score = this.weigh(lines.slice(i, end), mean * windowSize);
      if (score > (passages.get(of) ?? 0)) passages.set(of, score);
    }
    return { passages, phrasing };
  }

  /** Query terms found among the words from..to, once for each occurrence, and the number of terms there. */
  private read(segment: Segment, from: number, to: number): { hits: number[]; length: number } {
    const { start, stemOf } = this.layout;
    const hits: number[] = [];
    let length = Math.max(0, to - from - 1);
    for (let i = from; i < to; i++) {
      const word = segment.words[i]!;
      hits.push(...this.slotsOf(word));
      length += start[word + 1]! - start[word]!;
      if (i === from) continue;
      const pair = this.slots.get(pairTerm(stemOf[segment.words[i - 1]!]!, stemOf[word]!));
      if (pair !== undefined) hits.push(pair);
    }
    return { hits, length };
  }

  private slotsOf(word: number): readonly number[] {
    const known = this.wordSlots.get(word);
    if (known) return known;
    const { start, terms } = this.layout;
    const found: number[] = [];
    for (let t = start[word]!; t < start[word + 1]!; t++) {
      const slot = this.slots.get(terms[t]!);
      if (slot !== undefined) found.push(slot);
    }
    this.wordSlots.set(word, found);
    return found;
  }

  /** BM25 of some lines taken together. */
  private weigh(lines: readonly { hits: readonly number[]; length: number }[], mean: number): number {
    let length = 0;
    for (const line of lines) {
      length += line.length;
      for (const slot of line.hits) this.counts[slot]!++;
    }
    const norm = bm25.k1 * (1 - bm25.b + (bm25.b * length) / (mean || 1));
    let score = 0;
    for (const line of lines) {
      for (const slot of line.hits) {
        const count = this.counts[slot]!;
        if (count === 0) continue;
        score += (this.query.terms[slot]!.weight * count * (bm25.k1 + 1)) / (count + norm);
        this.counts[slot] = 0;
      }
    }
    return score;
  }
}

/** The same without internal passages when a citizen is to read what is found. */
export function visible(
  windows: Windows,
  { segment, doc }: { segment: Segment; doc: number },
  audience: 'citizen' | 'agent' = 'agent',
): Windows {
  if (audience === 'agent') return windows;
  const { passages } = segment.facts[doc]!;
  return { ...windows, passages: new Map([...windows.passages].filter(([index]) => !passages[index]!.internal)) };
}
