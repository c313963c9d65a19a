/** Figures of a ranking, all 0–1: right first, share of relevant documents among the first 3 and 5, nDCG at 10. */
export interface Figures {
  a1: number;
  r3: number;
  r5: number;
  ndcg10: number;
}

/** Measures rankings against judged documents (binary relevance). */
export function measure(rankings: readonly { found: readonly string[]; relevant: ReadonlySet<string> }[]): Figures {
  const mean = (one: (ranking: (typeof rankings)[number]) => number) =>
    rankings.reduce((sum, ranking) => sum + one(ranking), 0) / (rankings.length || 1);
  const recall = (first: number) =>
    mean(
      ({ found, relevant }) =>
        found.slice(0, first).filter((id) => relevant.has(id)).length / Math.min(first, relevant.size || 1),
    );
  return {
    a1: mean(({ found, relevant }) => (relevant.has(found[0] ?? '') ? 1 : 0)),
    r3: recall(3),
    r5: recall(5),
    ndcg10: mean(({ found, relevant }) => ndcg(found, relevant)),
  };
}

function ndcg(found: readonly string[], relevant: ReadonlySet<string>): number {
  const gain = (at: number) => 1 / Math.log2(at + 2);
  const got = found.slice(0, 10).reduce((sum, id, at) => sum + (relevant.has(id) ? gain(at) : 0), 0);
  let best = 0;
  for (let at = 0; at < Math.min(10, relevant.size); at++) best += gain(at);
  return best ? got / best : 0;
}

/** The value below which a share of the numbers lie (nearest rank). NaN for none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}
