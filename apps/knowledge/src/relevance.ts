import type { CaseTypeWord, Strength } from '#lib/contracts';
import type { Hit } from './hits.js';
import { type Logistic, probability } from './logistic.js';
import { relevanceFit } from './relevance-fit.js';

/** How hits become relevance, fitted by `npm run fit:relevance` on a pack's labelled contacts and its articles' own questions. */
export interface RelevanceFit {
  /** With the probabilities of case types at hand, and without (a free search). */
  readonly typed: Scale;
  readonly free: Scale;
}

export interface Scale {
  readonly logistic: Logistic;
  /** Lowest relevance called strong and check (precision 0.90 and 0.80 when fitted). */
  readonly strong: number;
  readonly check: number;
  /** Below this the honest answer is that there is none (loses 4 % of answerable questions when fitted). */
  readonly none: number;
}

/** What relevance is judged by, for one hit among all hits of its query (best first). */
export function signs(hit: Hit, hits: readonly Hit[], caseTypes: ReadonlyMap<string, number> | undefined): number[] {
  const { text, window, phrasing, words } = hit.signals;
  const first = hits[0]!;
  const rival = hits.find((one) => one.caseType !== hit.caseType)?.score ?? 0;
  const five = hits.slice(0, 5);
  const seen = [
    Math.sqrt(text),
    Math.sqrt(window),
    Math.sqrt(phrasing),
    Math.log1p(words),
    hit.score / (first.score || 1),
    (hit.score - rival) / (first.score || 1),
    five.filter((one) => one.caseType === hit.caseType).length / (five.length || 1),
  ];
  if (!caseTypes) return seen;
  const p = caseTypes.get(hit.caseType) ?? 0;
  const best = Math.max(0, ...caseTypes.values());
  const found = new Set(hits.map((one) => one.caseType));
  let elsewhere = 0;
  for (const [caseType, share] of caseTypes) if (!found.has(caseType)) elsewhere += share;
  return [...seen, logit(p), logit(best), p, elsewhere];
}

function logit(p: number): number {
  const inside = Math.min(0.995, Math.max(0.005, p));
  return Math.log(inside / (1 - inside));
}

/** Probability (0–1) that a hit answers the question it was found for, judged among all hits of its query (best first). */
export function relevanceOf(
  hit: Hit,
  hits: readonly Hit[],
  caseTypes?: ReadonlyMap<string, number>,
  fit: RelevanceFit = relevanceFit,
): number {
  return probability((caseTypes ? fit.typed : fit.free).logistic, signs(hit, hits, caseTypes));
}

const rank: readonly Strength[] = ['none', 'weak', 'check', 'strong'];
const ceiling: Record<CaseTypeWord, Strength> = { sure: 'strong', check: 'check', unsure: 'weak' };

/**
 * The word for a relevance: none when it is better to say that there is no answer, and never stronger than the word for the case
 * type. Without a case type it is a free search, which has thresholds of its own.
 */
export function strengthOf(value: number, word?: string, fit: RelevanceFit = relevanceFit): Strength {
  const scale = word === undefined ? fit.free : fit.typed;
  if (value < scale.none) return 'none';
  const own: Strength = value >= scale.strong ? 'strong' : value >= scale.check ? 'check' : 'weak';
  const most = word === undefined ? 'strong' : (ceiling[word as CaseTypeWord] ?? 'weak');
  return rank.indexOf(own) > rank.indexOf(most) ? most : own;
}
