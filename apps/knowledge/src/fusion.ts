import type { DenseHit } from './dense-index.js';
import { type Hit, prior } from './hits.js';
import { measure } from './measure.js';

/** Hits of each kind that take part: the union of the first fifty of both. */
export const fused = 50;

/**
 * Joins the index's hits with dense ones: each kind divided by its best, added with the dense ones weighted. Without dense hits the
 * order is the index's own. Passages follow the kind that ranked them higher.
 */
export function fuse(
  hits: readonly Hit[],
  dense: readonly DenseHit[],
  weight: number,
  caseTypes?: ReadonlyMap<string, number>,
): Hit[] {
  if (!dense.length || weight <= 0) return [...hits];
  const top = hits[0]?.score || 1;
  const nearest = Math.max(1e-9, dense[0]!.score);
  const byArticle = new Map(dense.slice(0, fused).map((one) => [one.passage.articleId, one]));
  const joined = hits.slice(0, fused).map((hit) => {
    const near = byArticle.get(hit.articleId);
    byArticle.delete(hit.articleId);
    return near
      ? { ...hit, score: hit.score / top + (weight * near.score) / nearest }
      : { ...hit, score: hit.score / top };
  });
  for (const { passage, score } of byArticle.values()) {
    const probability = caseTypes?.get(passage.caseType) ?? 0;
    joined.push({
      articleId: passage.articleId,
      version: passage.version,
      language: passage.language,
      caseType: passage.caseType,
      passageId: passage.passageId,
      passages: [{ id: passage.passageId, score: 1 }],
      score: prior(probability) / top + (weight * score) / nearest,
      matched: [],
      signals: { text: 0, window: 0, phrasing: 0, caseType: probability, words: hits[0]?.signals.words ?? 0 },
    });
  }
  return joined.sort((a, b) => b.score - a.score);
}

/** A question whose right articles are known, searched both ways. */
export interface FusionExample {
  readonly hits: readonly Hit[];
  readonly dense: readonly DenseHit[];
  readonly relevant: ReadonlySet<string>;
}

/** The weight with the best nDCG at 10 on questions held out from the index; 0 when vectors help nothing. The smallest of equals. */
export function fitFusion(examples: readonly FusionExample[]): { readonly weight: number; readonly ndcg10: number } {
  let best = { weight: 0, ndcg10: -1 };
  for (let weight = 0; weight <= 3; weight += 0.1) {
    const rankings = examples.map(({ hits, dense, relevant }) => ({
      found: fuse(hits, dense, weight).map((hit) => hit.articleId),
      relevant,
    }));
    const { ndcg10 } = measure(rankings);
    if (ndcg10 > best.ndcg10 + 1e-9) best = { weight: Math.round(weight * 10) / 10, ndcg10 };
  }
  return best;
}
