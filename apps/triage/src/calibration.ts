/** Probabilities from scores, mixed and tempered so that "80 per cent sure" is right four times in five. */

export function softmax(scores: ArrayLike<number>, temperature = 1): Float64Array {
  const out = new Float64Array(scores.length);
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k++) top = Math.max(top, scores[k]!);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    out[k] = Math.exp((scores[k]! - top) / temperature);
    sum += out[k]!;
  }
  for (let k = 0; k < out.length; k++) out[k]! /= sum;
  return out;
}

/** Mean negative log likelihood of the right classes; a class of -1 (not among those trained) is left out. */
export function negativeLogLikelihood(
  scores: ArrayLike<number>[],
  targets: ArrayLike<number>,
  temperature: number,
): number {
  let sum = 0;
  let n = 0;
  scores.forEach((row, i) => {
    if (targets[i]! < 0) return;
    sum -= Math.log(softmax(row, temperature)[targets[i]!]! + 1e-12);
    n++;
  });
  return n === 0 ? 0 : sum / n;
}

/** The temperature in [0.02, 50] that fits best: ternary search on its logarithm. */
export function fitTemperature(scores: ArrayLike<number>[], targets: ArrayLike<number>): number {
  let low = Math.log(0.02);
  let high = Math.log(50);
  for (let step = 0; step < 24; step++) {
    const a = low + (high - low) / 3;
    const b = high - (high - low) / 3;
    if (negativeLogLikelihood(scores, targets, Math.exp(a)) < negativeLogLikelihood(scores, targets, Math.exp(b)))
      high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

/**
 * Lowest confidence at which the running accuracy, from the most confident down, still reaches `precision`.
 * Returns a value above 1 when none does: then nothing is called sure.
 */
export function thresholdFor(precision: number, confidences: ArrayLike<number>, right: ArrayLike<boolean>): number {
  const order = Array.from(confidences, (_, i) => i).sort((a, b) => confidences[b]! - confidences[a]!);
  let correct = 0;
  let threshold = 1.01;
  order.forEach((i, rank) => {
    if (right[i]) correct++;
    if (correct / (rank + 1) >= precision) threshold = confidences[i]!;
  });
  return threshold;
}

/** Expected calibration error over `bins` equal bins of confidence, 0 to 1. */
export function calibrationError(confidences: ArrayLike<number>, right: ArrayLike<boolean>, bins = 15): number {
  const count = new Float64Array(bins);
  const confident = new Float64Array(bins);
  const correct = new Float64Array(bins);
  for (let i = 0; i < confidences.length; i++) {
    const bin = Math.min(bins - 1, Math.floor(confidences[i]! * bins));
    count[bin]!++;
    confident[bin]! += confidences[i]!;
    if (right[i]) correct[bin]!++;
  }
  let error = 0;
  for (let bin = 0; bin < bins; bin++) error += Math.abs(confident[bin]! - correct[bin]!);
  return confidences.length === 0 ? 0 : error / confidences.length;
}
