import { softmax } from './calibration.js';
import type { Evidence, Mix } from './learners.js';
import { mixed } from './learners.js';

/**
 * Is this text about anything the model knows? A logistic regression over signs of being lost: low and flat
 * probabilities, weak margins, unknown words, few of the pack's concepts, no near neighbour. Real strangers teach it when
 * there are enough; otherwise whole classes are hidden, and their texts play the strangers.
 */
export type Reject = { weights: number[]; mean: number[]; deviation: number[]; bias: number; threshold: number };

/** The signs, in a fixed order. `stranger` is the class of out-of-scope examples, -1 when there is none. */
export function signs(evidence: Evidence, mix: Mix, stranger: number): number[] {
  const p = softmax(mixed(evidence, mix), mix.all);
  let first = -1;
  let second = -1;
  let best = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  let entropy = 0;
  let sum = 0;
  for (let k = 0; k < p.length; k++) {
    if (k === stranger) continue;
    entropy -= p[k]! * Math.log(p[k]! + 1e-12);
    if (first < 0 || p[k]! > p[first]!) [second, first] = [first, k];
    else if (second < 0 || p[k]! > p[second]!) second = k;
    const score = evidence.svm[k]!;
    sum += Math.exp(score / mix.svm);
    if (score > best) [next, best] = [best, score];
    else if (score > next) next = score;
  }
  const p1 = Math.log(p[first]! + 1e-6);
  return [
    p1,
    best,
    best - next,
    entropy,
    evidence.unknown,
    evidence.near.first,
    Math.log(1 + evidence.words),
    p1 - Math.log((p[second] ?? 0) + 1e-6),
    evidence.near.fifth,
    evidence.near.agreement,
    Math.log(sum),
    stranger < 0 ? 0 : Math.log(p[stranger]! + 1e-6),
    stranger < 0 ? 0 : evidence.svm[stranger]!,
    Math.log(1 + evidence.marks),
    evidence.marks / (1 + evidence.words),
  ];
}

/** Probability (classes balanced) that the text is out of scope. */
export function strangeness(reject: Reject, row: number[]): number {
  let z = reject.bias;
  for (let j = 0; j < row.length; j++) z += (reject.weights[j]! * (row[j]! - reject.mean[j]!)) / reject.deviation[j]!;
  return 1 / (1 + Math.exp(-z));
}

/** Class-balanced logistic regression (L2 1e-3) by gradient descent on standardised signs. */
export function trainReject(rows: number[][], strange: boolean[], share?: number[]): Reject {
  const n = rows[0]?.length ?? 0;
  const mean = Array.from({ length: n }, (_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
  const deviation = mean.map(
    (m, j) => Math.sqrt(rows.reduce((s, row) => s + (row[j]! - m) ** 2, 0) / rows.length) || 1,
  );
  const x = rows.map((row) => Float64Array.from(row, (value, j) => (value - mean[j]!) / deviation[j]!));
  const weight = rows.map((_, i) => share?.[i] ?? 1);
  const total = [0, 0];
  strange.forEach((s, i) => {
    total[s ? 1 : 0]! += weight[i]!;
  });
  const weights = new Float64Array(n);
  let bias = 0;
  for (let step = 0; step < 400; step++) {
    const gradient = new Float64Array(n);
    let slope = 0;
    x.forEach((row, i) => {
      let z = bias;
      for (let j = 0; j < n; j++) z += weights[j]! * row[j]!;
      const error =
        ((1 / (1 + Math.exp(-z)) - (strange[i] ? 1 : 0)) * weight[i]!) / (2 * (total[strange[i] ? 1 : 0]! || 1));
      for (let j = 0; j < n; j++) gradient[j]! += error * row[j]!;
      slope += error;
    });
    for (let j = 0; j < n; j++) weights[j]! -= 1.5 * (gradient[j]! + 1e-3 * weights[j]!);
    bias -= 1.5 * slope;
  }
  return { weights: [...weights], mean, deviation, bias, threshold: 0.5 };
}
