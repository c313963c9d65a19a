import type { Vector } from './vectors.js';

/** How near the nearest training texts are: cosines of the first and fifth, and the labels' agreement. */
export type Nearness = { first: number; fifth: number; agreement: number; votes: Float64Array };

/** Inverted index over the training vectors. The most frequent features say little, cost most
 * and are left out. */
export class Neighbours {
  readonly starts: Int32Array;
  readonly texts: Int32Array;
  readonly values: Uint8Array;
  private readonly sums: Float32Array;

  private constructor(
    features: { starts: Int32Array; texts: Int32Array; values: Uint8Array },
    readonly targets: Int32Array,
    readonly classes: number,
  ) {
    this.starts = features.starts;
    this.texts = features.texts;
    this.values = features.values;
    this.sums = new Float32Array(targets.length);
  }

  static restore(parts: {
    starts: Int32Array;
    texts: Int32Array;
    values: Uint8Array;
    targets: Int32Array;
    classes: number;
  }) {
    return new Neighbours(parts, parts.targets, parts.classes);
  }

  static build(vectors: Vector[], targets: Int32Array, classes: number, features: number): Neighbours {
    const starts = new Int32Array(features + 1);
    for (const vector of vectors) for (const f of vector.indices) starts[f + 1]!++;
    const most = Math.max(400, vectors.length / 25);
    for (let f = 0; f < features; f++) starts[f + 1] = starts[f]! + (starts[f + 1]! > most ? 0 : starts[f + 1]!);
    const texts = new Int32Array(starts[features]!);
    const values = new Uint8Array(texts.length);
    const next = starts.slice();
    vectors.forEach((vector, i) => {
      for (let j = 0; j < vector.indices.length; j++) {
        const f = vector.indices[j]!;
        if (starts[f + 1] === starts[f]) continue;
        const at = next[f]!++;
        texts[at] = i;
        values[at] = Math.min(255, Math.round(vector.values[j]! * 512));
      }
    });
    return new Neighbours({ starts, texts, values }, targets, classes);
  }

  /** What is written to disk. */
  toJSON() {
    const { starts, texts, values, targets, classes } = this;
    return { starts, texts, values, targets, classes };
  }

  near(vector: Vector, count = 8): Nearness {
    const { sums, starts, texts, values } = this;
    sums.fill(0);
    for (let j = 0; j < vector.indices.length; j++) {
      const f = vector.indices[j]!;
      const value = vector.values[j]! / 512;
      for (let at = starts[f]!, end = starts[f + 1]!; at < end; at++) sums[texts[at]!]! += value * values[at]!;
    }
    const best = new Int32Array(count).fill(-1);
    let lowest = 0;
    for (let i = 0; i < sums.length; i++) {
      const sum = sums[i]!;
      if (sum <= lowest) continue;
      let place = count - 1;
      while (place > 0 && (best[place - 1]! < 0 || sums[best[place - 1]!]! < sum)) {
        best[place] = best[place - 1]!;
        place--;
      }
      best[place] = i;
      lowest = best[count - 1]! < 0 ? 0 : sums[best[count - 1]!]!;
    }
    return this.describe(best);
  }

  private describe(best: Int32Array): Nearness {
    const votes = new Float64Array(this.classes);
    const cosine = (place: number): number => (best[place]! < 0 ? 0 : this.sums[best[place]!]!);
    let same = 0;
    const target = best[0]! < 0 ? -1 : this.targets[best[0]!]!;
    for (let place = 0; place < best.length; place++) {
      if (best[place]! < 0) break;
      const k = this.targets[best[place]!]!;
      if (k >= 0) votes[k]! += cosine(place) ** 2;
      if (k === target) same++;
    }
    return { first: cosine(0), fifth: cosine(Math.min(4, best.length - 1)), agreement: same / best.length, votes };
  }
}
