import { contentWords, pairTerm, type WordTable } from './word-table.js';

/** One term of a query: how much it counts and the words it comes from. */
export interface QueryTerm {
  readonly term: number;
  readonly weight: number;
  readonly words: readonly number[];
}

export interface Query {
  readonly words: readonly string[];
  readonly terms: readonly QueryTerm[];
  /** Stems of its words, common ones included. */
  readonly stems: ReadonlySet<number>;
  /** Sum of weights had every term been found, unknown ones included: what a perfect match would give, but for saturation. */
  readonly ideal: number;
}

/** Longest text searched for, in characters, and most terms of it used; the rarest are kept. */
export const longestQuery = 4_000;
export const mostTerms = 400;

/** How much a match of each kind counts (development splits; the surface is flat around these). */
const kinds = { word: 1, stem: 1, gram: 1, pair: 1.5 };
/** Terms in a larger share of the documents say nothing and are skipped. */
const commonShare = 0.3;

/** Takes a query apart. `df` counts the documents of a term among `count`. */
export function parseQuery(
  text: string,
  language: string,
  table: WordTable,
  df: (term: number) => number,
  count: number,
): Query {
  const words = contentWords(text.slice(0, longestQuery), language);
  const found = new Map<number, { count: number; words: number[] }>();
  const stems = new Set<number>();
  let unknown = 0;
  const add = (term: number, word: number, much: number) => {
    if (term < 0) unknown += much;
    const one = found.get(term) ?? { count: 0, words: [] };
    found.set(term, { count: one.count + much, words: one.words.at(-1) === word ? one.words : [...one.words, word] });
  };
  let before = -1;
  for (const [w, word] of words.entries()) {
    const { stem, terms } = table.look(word);
    for (const [i, term] of terms.entries()) add(term, w, i === 0 ? kinds.word : i === 1 ? kinds.stem : kinds.gram);
    if (w > 0) add(before >= 0 && stem >= 0 ? pairTerm(before, stem) : -1, w, kinds.pair);
    if (stem >= 0) stems.add(stem);
    before = stem;
  }
  found.delete(-1);
  const idf = (documents: number) => Math.log(1 + (count - documents + 0.5) / (documents + 0.5));
  const terms: QueryTerm[] = [];
  let ideal = unknown * idf(0);
  for (const [term, one] of found) {
    const documents = df(term);
    if (documents > commonShare * count && commonShare * count > 50) continue;
    const weight = one.count * idf(documents);
    ideal += weight;
    if (documents > 0) terms.push({ term, weight, words: one.words });
  }
  terms.sort((a, b) => b.weight - a.weight);
  return { words, terms: terms.slice(0, mostTerms), stems, ideal };
}
