import type { Counted } from './trend.js';

/** Pairs of weeks below which one type's own φ is not trusted and the others' joins in. */
const enough = 20;

export interface Dispersion {
  sum: number;
  pairs: number;
}

/**
 * How much more neighbouring weeks differ than chance: for each pair, given their sum n, the first is binomial with
 * p = d₁/(d₁+d₂) (working days), and (y₁−np)²/npq has mean φ. Season and slow trends cancel within a pair.
 */
export function dispersionOf(weeks: readonly Counted[]): Dispersion {
  let sum = 0;
  let pairs = 0;
  for (const [index, b] of weeks.entries()) {
    const a = weeks[index - 1];
    const n = (a?.count ?? 0) + b.count;
    if (!a || n < 5 || a.workingDays === 0 || b.workingDays === 0) continue;
    const p = a.workingDays / (a.workingDays + b.workingDays);
    sum += (a.count - n * p) ** 2 / (n * p * (1 - p));
    pairs += 1;
  }
  return { sum, pairs };
}

/** φ of one case type, at least 1: its own weeks, filled up with the typical type's when they are few. */
export function phiOf(own: Dispersion, typical: number): number {
  const missing = Math.max(0, enough - own.pairs);
  return Math.max(1, (own.sum + missing * typical) / (own.pairs + missing));
}

/** The middle φ of all types that have weeks enough; 1.5 before there are any. */
export function typicalPhi(all: readonly Dispersion[]): number {
  const known = all
    .filter(({ pairs }) => pairs >= enough)
    .map(({ sum, pairs }) => sum / pairs)
    .sort((a, b) => a - b);
  return Math.max(1, known[Math.floor(known.length / 2)] ?? 1.5);
}
