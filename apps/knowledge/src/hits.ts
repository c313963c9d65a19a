import type { Query } from './query.js';
import { type Candidate, matched } from './rank.js';
import type { Windows } from './windows.js';

/** What the score is made of; each part is measured against the best a query could give, not against other hits. */
export interface Signals {
  /** BM25 of the article, its best passage and its best phrasing, each divided by the query's ideal (0 to about 1.9). */
  readonly text: number;
  readonly window: number;
  readonly phrasing: number;
  /** Probability of the article's case type; 0 when none was given. */
  readonly caseType: number;
  /** Number of words searched for. */
  readonly words: number;
}

/** One article found, by its best passage. */
export interface Hit {
  readonly articleId: string;
  readonly version: number;
  readonly language: string;
  readonly caseType: string;
  /** Best passage: `short`, `steps` or the passage's own id. */
  readonly passageId: string;
  /** Its passages that match at all, best first, 1 for the best. */
  readonly passages: readonly { readonly id: string; readonly score: number }[];
  readonly score: number;
  /** Words of the query that weighed most. */
  readonly matched: readonly string[];
  readonly signals: Signals;
}

/** Weights of window and phrasing against the article's own BM25 (each part 1 at its best hit). */
export const weights = { window: 1, phrasing: 1 };

/**
 * What the probability of its case type adds to an article's score: half of ln(1 + 100 p), fitted on the pack's labelled contacts
 * (out of fold). Probability 1 is an agent's decision and outweighs every text.
 */
export function prior(probability: number): number {
  return probability >= 1 ? 10 : 0.5 * Math.log1p(100 * probability);
}

export type Scored = Candidate & { readonly windows: Windows };

/** Orders scored candidates, one hit per article. Each part is divided by the best of all candidates, so that long and short queries compare. */
export function rankHits(
  scored: readonly Scored[],
  query: Query,
  caseTypes: ReadonlyMap<string, number> | undefined,
  limit: number,
): Hit[] {
  const parts = scored.map((one) => ({ ...one, window: Math.max(0, ...one.windows.passages.values()) }));
  const top = (part: (one: (typeof parts)[number]) => number) => Math.max(1e-9, ...parts.map(part));
  const text = top((one) => one.text);
  const window = top((one) => one.window);
  const phrasing = top((one) => one.windows.phrasing);
  const probability = (one: Candidate) => caseTypes?.get(one.segment.facts[one.doc]!.caseType) ?? 0;
  const ordered = parts
    .map((one) => ({
      ...one,
      score:
        one.text / text +
        (weights.window * one.window) / window +
        (weights.phrasing * one.windows.phrasing) / phrasing +
        prior(probability(one)),
    }))
    .sort((a, b) => b.score - a.score);
  const seen = new Set<string>();
  const out: Hit[] = [];
  for (const one of ordered) {
    const { articleId, version, language, caseType, passages } = one.segment.facts[one.doc]!;
    if (out.length === limit) break;
    if (seen.has(articleId)) continue;
    seen.add(articleId);
    const ranked = [...one.windows.passages].sort((a, b) => b[1] - a[1]);
    const named = ranked.map(([index, score]) => ({ id: passages[index]!.id, score: score / (ranked[0]?.[1] || 1) }));
    out.push({
      articleId,
      version,
      language,
      caseType,
      passageId: named[0]?.id ?? passages[0]?.id ?? '',
      passages: named,
      score: one.score,
      matched: matched(one.segment, one.doc, query),
      signals: {
        text: one.text / query.ideal || 0,
        window: one.window / query.ideal || 0,
        phrasing: one.windows.phrasing / query.ideal || 0,
        caseType: probability(one),
        words: query.words.length,
      },
    });
  }
  return out;
}
