import { fitLogistic, probability } from './logistic.js';
import type { Scale } from './relevance.js';

/** One hit judged: its signs, whether it was right, whether it came first, and whether its question could be answered at all. */
export interface Judged {
  readonly signs: readonly number[];
  readonly right: boolean;
  readonly first: boolean;
  readonly answerable: boolean;
}

/** Fits the probability and its thresholds. Shares: precision of the words strong and check, and answerable questions that may be lost. */
export function fitScale(rows: readonly Judged[], shares = { strong: 0.9, check: 0.8, lost: 0.04 }): Scale {
  const logistic = fitLogistic(
    rows.map((row) => row.signs),
    rows.map((row) => row.right),
  );
  const firsts = rows.filter((row) => row.first).map((row) => ({ ...row, p: probability(logistic, row.signs) }));
  const answerable = firsts
    .filter((row) => row.answerable)
    .map((row) => row.p)
    .sort((a, b) => a - b);
  const none = answerable[Math.floor(answerable.length * shares.lost)] ?? 0;
  const check = Math.max(none, thresholdFor(firsts, shares.check));
  return { logistic, strong: Math.max(check, thresholdFor(firsts, shares.strong)), check, none };
}

/** The lowest probability from which on the share of right ones is at least `precision`; 1 when there is none. */
export function thresholdFor(
  rows: readonly { readonly p: number; readonly right: boolean }[],
  precision: number,
): number {
  const sorted = [...rows].sort((a, b) => b.p - a.p);
  let right = 0;
  let threshold = 1;
  for (const [i, row] of sorted.entries()) {
    if (row.right) right++;
    if (right / (i + 1) >= precision) threshold = row.p;
  }
  return threshold;
}

/** Expected calibration error over 15 bins, 0–1. */
export function calibrationError(rows: readonly { readonly p: number; readonly right: boolean }[]): number {
  const bins = Array.from({ length: 15 }, () => ({ p: 0, right: 0, count: 0 }));
  for (const row of rows) {
    const bin = bins[Math.min(14, Math.floor(row.p * 15))]!;
    bin.p += row.p;
    bin.right += row.right ? 1 : 0;
    bin.count++;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.p - bin.right), 0) / (rows.length || 1);
}

/** Chance that a right one has a higher probability than a wrong one (area under the curve); NaN without both. */
export function auroc(rows: readonly { readonly p: number; readonly right: boolean }[]): number {
  const sorted = [...rows].sort((a, b) => a.p - b.p);
  const wrong = sorted.filter((row) => !row.right).length;
  const right = sorted.length - wrong;
  let below = 0;
  let sum = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && sorted[end]!.p === sorted[i]!.p) end++;
    const tied = sorted.slice(i, end);
    const tiedWrong = tied.filter((row) => !row.right).length;
    sum += (tied.length - tiedWrong) * (below + tiedWrong / 2);
    below += tiedWrong;
    i = end;
  }
  return right && wrong ? sum / (right * wrong) : Number.NaN;
}
