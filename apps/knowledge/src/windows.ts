import { Growing } from './growing.js';
import type { Query } from './query.js';
import { bm25, isPhrasing, type Segment } from './segment.js';
import { pairTerm, type WordTable } from './word-table.js';

/** Sentences in a window (two measured better than three and one); it never crosses from one passage into another. */
export const windowSize = 2;

/** Best window of each passage of one document, and its best phrasing (question or solved-by text). */
export interface Windows {
  readonly passages: Map<number, number>;
  readonly phrasing: number;
}

/** What a word of a document is in the query: the slots of its terms, and whether its stem is one of them. */
interface WordHits {
  readonly slots: readonly number[];
  readonly stem: boolean;
}

const none: WordHits = { slots: [], stem: false };

/** Scores the windows of single documents for one query, straight from their word ids. Create one for each query. */
export class WindowScorer {
  private readonly slotOf = new Map<number, number>();
  private readonly hitsOf: WordHits[] = [none, none];
  /** For each word of the table its place in `hitsOf`, 0 when not looked at yet, 1 for none. */
  private readonly place: Uint16Array;
  private readonly counts: Uint16Array;
  private readonly weights: Float64Array;
  private readonly layout;
  private readonly slots = new Growing();
  private readonly lineSlots = new Growing();
  private readonly lineLength = new Growing();

  constructor(
    private readonly query: Query,
    table: WordTable,
  ) {
    for (const [slot, { term }] of query.terms.entries()) this.slotOf.set(term, slot);
    this.counts = new Uint16Array(query.terms.length);
    this.weights = Float64Array.from(query.terms, (term) => term.weight * (bm25.k1 + 1));
    this.layout = table.layout();
    this.place = new Uint16Array(this.layout.stemOf.length);
  }

  score(segment: Segment, doc: number): Windows {
    const passages = new Map<number, number>();
    const first = segment.docLine[doc]!;
    const count = segment.docLine[doc + 1]! - first;
    const mean = segment.length / (segment.lineOf.length || 1);
    this.read(segment, first, count);
    let phrasing = 0;
    for (let i = 0; i < count; i++) {
      const of = segment.lineOf[first + i]!;
      if (isPhrasing(of)) {
        phrasing = Math.max(phrasing, this.weigh(i, i + 1, mean));
        continue;
      }
      if (of < 0) continue;
      let end = i + 1;
      while (end < count && end < i + windowSize && segment.lineOf[first + end] === of) end++;
      if (i > 0 && segment.lineOf[first + i - 1] === of && end < i + windowSize) continue;
      const score = this.weigh(i, end, mean * windowSize);
      if (score > (passages.get(of) ?? 0)) passages.set(of, score);
    }
    return { passages, phrasing };
  }

  /** Notes for each line the query terms in it, once for each occurrence, and its number of terms. */
  private read(segment: Segment, first: number, count: number): void {
    const { start, stemOf } = this.layout;
    this.slots.length = this.lineSlots.length = this.lineLength.length = 0;
    for (let line = first; line < first + count; line++) {
      this.lineSlots.push(this.slots.length);
      const from = segment.lineFrom[line]!;
      const to = segment.lineFrom[line + 1]!;
      let length = Math.max(0, to - from - 1);
      let before = false;
      for (let i = from; i < to; i++) {
        const word = segment.words[i]!;
        length += start[word + 1]! - start[word]!;
        const hits = this.hitsOf[this.place[word] || this.look(word)]!;
        for (const slot of hits.slots) this.slots.push(slot);
        if (before && hits.stem) {
          const pair = this.slotOf.get(pairTerm(stemOf[segment.words[i - 1]!]!, stemOf[word]!));
          if (pair !== undefined) this.slots.push(pair);
        }
        before = hits.stem;
      }
      this.lineLength.push(length);
    }
    this.lineSlots.push(this.slots.length);
  }

  /** Place of a word's hits; words beyond the room of the table of places are looked up each time. */
  private look(word: number): number {
    const { start, terms, stemOf } = this.layout;
    const slots: number[] = [];
    for (let t = start[word]!; t < start[word + 1]!; t++) {
      const slot = this.slotOf.get(terms[t]!);
      if (slot !== undefined) slots.push(slot);
    }
    const stem = this.query.stems.has(stemOf[word]!);
    if (!slots.length && !stem) {
      this.place[word] = 1;
      return 1;
    }
    const at = Math.min(this.hitsOf.length, 65_535);
    this.hitsOf[at] = { slots, stem };
    if (at < 65_535) this.place[word] = at;
    return at;
  }

  /** BM25 of the lines from..to taken together. */
  private weigh(from: number, to: number, mean: number): number {
    const begin = this.lineSlots.at(from);
    const end = this.lineSlots.at(to);
    if (begin === end) return 0;
    let length = 0;
    for (let line = from; line < to; line++) length += this.lineLength.at(line);
    const { counts } = this;
    for (let i = begin; i < end; i++) counts[this.slots.at(i)]!++;
    const norm = bm25.k1 * (1 - bm25.b + (bm25.b * length) / (mean || 1));
    let score = 0;
    for (let i = begin; i < end; i++) {
      const slot = this.slots.at(i);
      const count = counts[slot]!;
      if (count === 0) continue;
      score += (this.weights[slot]! * count) / (count + norm);
      counts[slot] = 0;
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
