import { calibrationError } from './calibration.js';

/** One tested text: what was right, what was said and how surely. */
export type Judged = { label: string; said: string; confidence: number; reject: number };

export type Figures = {
  accuracy: number;
  macroF1: number;
  ece: number;
  coverage95: number;
  realised95: number;
  oosAuroc: number | null;
  oosRecallAt92: number | null;
};

/** Mean over the labels of the harmonic mean of precision and recall. */
export function macroF1(judged: Judged[]): number {
  const labels = [...new Set(judged.map((j) => j.label))];
  const scores = labels.map((label) => {
    const right = judged.filter((j) => j.label === label && j.said === label).length;
    const said = judged.filter((j) => j.said === label).length;
    const meant = judged.filter((j) => j.label === label).length;
    return (2 * right) / (said + meant);
  });
  return scores.reduce((sum, f1) => sum + f1, 0) / labels.length;
}

/** Chance that a text out of scope gets a higher reject score than one in scope (ties count half). */
export function auroc(outside: number[], inside: number[]): number {
  const all = [...outside.map((score) => ({ score, out: true })), ...inside.map((score) => ({ score, out: false }))];
  all.sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let i = 0; i < all.length; ) {
    let end = i;
    while (end < all.length && all[end]!.score === all[i]!.score) end++;
    for (let j = i; j < end; j++) if (all[j]!.out) rankSum += (i + 1 + end) / 2;
    i = end;
  }
  return (rankSum - (outside.length * (outside.length + 1)) / 2) / (outside.length * inside.length);
}

/** Share of texts out of scope that are caught at the lowest threshold that leaves in-scope accuracy at `least`. */
export function recallAt(least: number, outside: number[], inside: Judged[]): number {
  const mayLose = inside.filter((j) => j.said === j.label).length - Math.ceil(least * inside.length);
  if (mayLose < 0) return 0;
  const right = inside.filter((j) => j.said === j.label).map((j) => j.reject);
  right.sort((a, b) => b - a);
  const threshold = right[mayLose] ?? Number.NEGATIVE_INFINITY;
  return outside.filter((score) => score > threshold).length / outside.length;
}

/** All figures of one test; `sure` is the lowest confidence called sure. Ratios 0 to 1. */
export function figuresOf(judged: Judged[], outside: number[], sure: number): Figures {
  const right = judged.map((j) => j.said === j.label);
  const above = judged.filter((j) => j.confidence >= sure);
  return {
    accuracy: right.filter(Boolean).length / judged.length,
    macroF1: macroF1(judged),
    ece: calibrationError(
      judged.map((j) => j.confidence),
      right,
    ),
    coverage95: above.length / judged.length,
    realised95: above.length === 0 ? 1 : above.filter((j) => j.said === j.label).length / above.length,
    oosAuroc:
      outside.length === 0
        ? null
        : auroc(
            outside,
            judged.map((j) => j.reject),
          ),
    oosRecallAt92: outside.length === 0 ? null : recallAt(0.92, outside, judged),
  };
}
