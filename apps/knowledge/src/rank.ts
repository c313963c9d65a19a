import type { DocFacts } from './forward.js';
import type { Query } from './query.js';
import { impactScale, type Segment } from './segment.js';

/** What may be found. */
export interface Filter {
  /** Only documents in this language, or in another when the article lacks it; absent: any. */
  readonly language?: string;
  readonly channel?: string;
  /** ISO date; documents outside their validity are not found. */
  readonly today: string;
}

export interface Candidate {
  readonly segment: Segment;
  readonly doc: number;
  readonly text: number;
}

/** BM25 of every document of a segment. */
export function scoreAll(segment: Segment, query: Query): Float32Array {
  const scores = new Float32Array(segment.facts.length);
  const { from, docs, impacts } = segment;
  for (const { term, weight } of query.terms) {
    if (term + 1 >= from.length) continue;
    const factor = weight * impactScale;
    for (let p = from[term]!, end = from[term + 1]!; p < end; p++) {
      const doc = docs[p]!;
      scores[doc] = scores[doc]! + factor * impacts[p]!;
    }
  }
  return scores;
}

/** Numbers of the `most` documents with the highest score above 0 among those allowed, best first. */
export function best(scores: Float32Array, most: number, allowed: (doc: number) => boolean): number[] {
  const top: number[] = [];
  let least = 0;
  for (let doc = 0; doc < scores.length; doc++) {
    const score = scores[doc]!;
    if (score <= least || !allowed(doc)) continue;
    let at = top.length;
    while (at > 0 && scores[top[at - 1]!]! < score) at--;
    top.splice(at, 0, doc);
    if (top.length > most) top.pop();
    if (top.length === most) least = scores[top[most - 1]!]!;
  }
  return top;
}

/** Whether a document may be found today, in the channel, in the language. */
export function allows(
  filter: Filter,
  facts: DocFacts,
  hasLanguage: (articleId: string, language: string) => boolean,
): boolean {
  if (facts.validFrom > filter.today || (facts.validTo !== '' && facts.validTo < filter.today)) return false;
  if (filter.channel && facts.channels.length && !facts.channels.includes(filter.channel)) return false;
  if (!filter.language || facts.language === filter.language) return true;
  return !hasLanguage(facts.articleId, filter.language);
}

/** Words of the query that weighed most in a document, strongest first; words below a tenth of the strongest are left out. */
export function matched(segment: Segment, doc: number, query: Query, most = 6): string[] {
  const weights = new Float64Array(query.words.length);
  for (const { term, weight, words } of query.terms) {
    const impact = impactOf(segment, doc, term);
    if (impact) for (const word of words) weights[word] = weights[word]! + (weight * impact) / words.length;
  }
  const byWord = new Map<string, number>();
  for (const [i, word] of query.words.entries()) byWord.set(word, Math.max(byWord.get(word) ?? 0, weights[i]!));
  const sorted = [...byWord].sort((a, b) => b[1] - a[1]);
  const least = 0.1 * (sorted[0]?.[1] ?? 0);
  return sorted
    .filter(([, weight]) => weight > least && weight > 0)
    .slice(0, most)
    .map(([word]) => word);
}

/** Quantised impact of a term in a document, 0 when it is not there. */
function impactOf(segment: Segment, doc: number, term: number): number {
  if (term + 1 >= segment.from.length) return 0;
  let low = segment.from[term]!;
  let high = segment.from[term + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = segment.docs[middle]!;
    if (found === doc) return segment.impacts[middle]!;
    if (found < doc) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
