import type { CaseTypeWord, Strength } from '#lib/contracts';
import type { Hit } from './hits.js';

/** Probability that a hit answers the question, 0 to 1. */
export const relevanceOf = ({ signals }: Hit): number => 1 / (1 + Math.exp(-(4 * signals.text + 3 * signals.window + 1.5 * signals.phrasing + 2 * signals.caseType - 3)));

/** The agent's word for a suggestion; never stronger than the word for the case type. */
export function strengthOf(relevance: number, word: string): Strength {
  if (relevance < 0.2) return 'none';
  const own: Strength = relevance >= 0.8 ? 'strong' : relevance >= 0.5 ? 'check' : 'weak';
  const limit: Record<CaseTypeWord, Strength> = { sure: 'strong', check: 'check', unsure: 'weak' };
  const order: Strength[] = ['none', 'weak', 'check', 'strong'];
  const most = limit[word as CaseTypeWord] ?? 'weak';
  return order.indexOf(own) > order.indexOf(most) ? most : own;
}
