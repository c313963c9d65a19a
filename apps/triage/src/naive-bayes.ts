import type { Linear } from './svm.js';
import type { Vector } from './vectors.js';

const SMOOTHING = 0.01;

/** Multinomial naive Bayes on real-valued vectors, as linear scores: ln prior + Σ x · ln θ. */
export function trainNaiveBayes(vectors: Vector[], targets: Int32Array, classes: number, features: number): Linear {
  const weights = new Float32Array(features * classes);
  const totals = new Float64Array(classes);
  const counts = new Float64Array(classes);
  vectors.forEach((vector, i) => {
    const k = targets[i]!;
    counts[k]!++;
    for (let j = 0; j < vector.indices.length; j++) {
      const value = vector.values[j]!;
      weights[vector.indices[j]! * classes + k]! += value;
      totals[k]! += value;
    }
  });
  const below = totals.map((total) => Math.log(total + SMOOTHING * features));
  for (let f = 0; f < features; f++) {
    let mean = 0;
    for (let k = 0; k < classes; k++) {
      const at = f * classes + k;
      weights[at] = Math.log(weights[at]! + SMOOTHING) - below[k]!;
      mean += weights[at]! / classes;
    }
    // What all classes share changes no decision; without it the weights fit into 16 bits.
    for (let k = 0; k < classes; k++) weights[f * classes + k]! -= mean;
  }
  const bias = Float32Array.from(counts, (count) => Math.log((count + 0.5) / (vectors.length + 0.5 * classes)));
  return { classes, weights, scale: new Float32Array(classes).fill(1), bias };
}
