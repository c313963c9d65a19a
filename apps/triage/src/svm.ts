import { seeded, shuffle } from './random.js';
import type { Vector } from './vectors.js';

/** Penalty of an error on an example outside (inside) the class; inside counts three times, classes being rare. */
const C_OUTSIDE = 2;
const C_INSIDE = 6;
const PASSES = 12;
const TOLERANCE = 0.05;

/**
 * Linear scores per class: `weights[feature * classes + k] * scale[k]`, feature-major, so that scoring reads rows in
 * order. Trained in floats; kept as 16-bit integers (half the memory, no figure changes).
 */
export type Linear = { classes: number; weights: Float32Array | Int16Array; scale: Float32Array; bias: Float32Array };

/** The scores of one text for every class. */
export function scores(linear: Linear, vector: Vector): Float32Array {
  const { classes, weights, scale, bias } = linear;
  const out = new Float32Array(classes);
  for (let j = 0; j < vector.indices.length; j++) {
    const row = vector.indices[j]! * classes;
    const value = vector.values[j]!;
    for (let k = 0; k < classes; k++) out[k]! += value * weights[row + k]!;
  }
  for (let k = 0; k < classes; k++) out[k] = out[k]! * scale[k]! + bias[k]!;
  return out;
}

/** The same scores from 16-bit weights. */
export function quantise(linear: Linear): Linear {
  const { classes, weights, bias } = linear;
  const most = new Float32Array(classes).fill(1e-9);
  for (let i = 0; i < weights.length; i++) most[i % classes] = Math.max(most[i % classes]!, Math.abs(weights[i]!));
  const small = new Int16Array(weights.length);
  for (let i = 0; i < weights.length; i++) small[i] = Math.round((weights[i]! / most[i % classes]!) * 32767);
  return { classes, weights: small, scale: most.map((m) => m / 32767), bias };
}

/**
 * One-against-all linear SVM with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008), class by class:
 * the weights of one class stay in the processor's cache. `cost` gives each example's weight (default 1).
 */
export function trainSvm(
  vectors: Vector[],
  belongs: (text: number, k: number) => boolean,
  classes: number,
  features: number,
  cost?: Float32Array,
): Linear {
  const n = vectors.length;
  const { starts, indices, values, squares } = flatten(vectors);
  const weights = new Float32Array(features * classes);
  const bias = new Float32Array(classes);
  const w = new Float32Array(features);
  const alpha = new Float32Array(n);
  const order = new Int32Array(n);
  const sign = new Int8Array(n);
  for (let k = 0; k < classes; k++) {
    const random = seeded(k + 1);
    w.fill(0);
    alpha.fill(0);
    let b = 0;
    for (let i = 0; i < n; i++) {
      order[i] = i;
      sign[i] = belongs(i, k) ? 1 : -1;
    }
    let active = n;
    let bound = Number.POSITIVE_INFINITY;
    for (let pass = 0; pass < PASSES; pass++) {
      shuffle(order, active, random);
      let worst = 0;
      for (let at = 0; at < active; at++) {
        const i = order[at]!;
        const y = sign[i]!;
        const d = 0.5 / ((y > 0 ? C_INSIDE : C_OUTSIDE) * (cost ? cost[i]! : 1));
        const start = starts[i]!;
        const end = starts[i + 1]!;
        let dot = b;
        for (let j = start; j < end; j++) dot += w[indices[j]!]! * values[j]!;
        const a = alpha[i]!;
        const gradient = y * dot - 1 + d * a;
        if (a === 0 && gradient > bound) {
          active--;
          order[at] = order[active]!;
          order[active] = i;
          at--;
          continue;
        }
        const projected = a === 0 ? Math.min(gradient, 0) : gradient;
        if (Math.abs(projected) > worst) worst = Math.abs(projected);
        if (Math.abs(projected) < 1e-8) continue;
        const next = Math.max(0, a - gradient / (squares[i]! + 1 + d));
        const step = (next - a) * y;
        alpha[i] = next;
        b += step;
        for (let j = start; j < end; j++) w[indices[j]!]! += step * values[j]!;
      }
      if (worst < TOLERANCE) {
        if (active === n) break;
        active = n;
        bound = Number.POSITIVE_INFINITY;
      } else bound = worst;
    }
    bias[k] = b;
    for (let f = 0; f < features; f++) weights[f * classes + k] = w[f]!;
  }
  return { classes, weights, scale: new Float32Array(classes).fill(1), bias };
}

function flatten(vectors: Vector[]) {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach((v, i) => {
    starts[i + 1] = starts[i]! + v.indices.length;
  });
  const indices = new Int32Array(starts[vectors.length]!);
  const values = new Float32Array(indices.length);
  const squares = new Float32Array(vectors.length);
  vectors.forEach((v, i) => {
    indices.set(v.indices, starts[i]!);
    values.set(v.values, starts[i]!);
    squares[i] = v.values.reduce((sum, x) => sum + x * x, 0);
  });
  return { starts, indices, values, squares };
}
