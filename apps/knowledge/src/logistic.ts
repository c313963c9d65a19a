/** A fitted logistic regression over named signs; plain data, so that it can be kept in a file. */
export interface Logistic {
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** Probability of a yes for one row of signs. */
export function probability({ mean, spread, weights, bias }: Logistic, row: readonly number[]): number {
  let sum = bias;
  for (const [i, weight] of weights.entries()) sum += (weight * (row[i]! - mean[i]!)) / spread[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/** Fits by gradient descent with momentum on standardised signs, L2 on the weights. Throws a RangeError without both answers. */
export function fitLogistic(rows: readonly (readonly number[])[], answers: readonly boolean[], l2 = 1e-3): Logistic {
  if (!answers.includes(true) || !answers.includes(false))
    throw new RangeError('Fitting needs both right and wrong examples.');
  const size = rows[0]!.length;
  const columns = Array.from({ length: size }, (_, i) => rows.map((row) => row[i]!));
  const mean = columns.map((column) => column.reduce((a, b) => a + b, 0) / rows.length);
  const spread = columns.map(
    (column, i) => Math.sqrt(column.reduce((sum, x) => sum + (x - mean[i]!) ** 2, 0) / rows.length) || 1,
  );
  const weights = new Array<number>(size).fill(0);
  const speed = new Array<number>(size + 1).fill(0);
  const share = answers.filter(Boolean).length / answers.length;
  let bias = Math.log(share / (1 - share));
  const standard = rows.map((row) => row.map((x, i) => (x - mean[i]!) / spread[i]!));
  for (let step = 0; step < 2000; step++) {
    const slope = new Array<number>(size + 1).fill(0);
    for (const [r, row] of standard.entries()) {
      const sum = row.reduce((total, x, i) => total + x * weights[i]!, bias);
      const off = 1 / (1 + Math.exp(-sum)) - (answers[r] ? 1 : 0);
      for (let i = 0; i < size; i++) slope[i]! += off * row[i]!;
      slope[size]! += off;
    }
    for (let i = 0; i <= size; i++) {
      const pull = slope[i]! / rows.length + (i < size ? l2 * weights[i]! : 0);
      speed[i] = 0.9 * speed[i]! - 0.3 * pull;
      if (i < size) weights[i]! += speed[i]!;
      else bias += speed[i]!;
    }
  }
  return { mean, spread, weights, bias };
}
