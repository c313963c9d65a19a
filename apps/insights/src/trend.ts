/** A count in a period and the working days it was counted over. */
export interface Counted {
  count: number;
  workingDays: number;
}
export interface Change {
  /** Contacts per working day in the period divided by those in the comparison. */
  ratio: number;
  /** 95 % interval of the ratio. */
  low: number;
  high: number;
  /** The 99.9 % interval excludes no change; so strict because some forty-five types are compared at once. */
  clear: boolean;
}

/** Fewer in either period are too few to compare. */
export const leastToCompare = 20;
const z95 = 1.959964;
const z999 = 3.290527;

/**
 * Change per working day with a log-normal interval, SE = √(φ(1/a + 1/b)). φ (at least 1) is how much more weeks vary
 * than chance alone would make them. Null when either count is under twenty or a period has no working day.
 */
export function changeOf(now: Counted, before: Counted, phi: number): Change | null {
  if (now.count < leastToCompare || before.count < leastToCompare) return null;
  if (now.workingDays === 0 || before.workingDays === 0) return null;
  const log = Math.log(now.count / now.workingDays / (before.count / before.workingDays));
  const error = Math.sqrt(Math.max(1, phi) * (1 / now.count + 1 / before.count));
  return {
    ratio: Math.exp(log),
    low: Math.exp(log - z95 * error),
    high: Math.exp(log + z95 * error),
    clear: Math.abs(log) > z999 * error,
  };
}

export type Order = 'growth' | 'decline' | 'most' | 'name';

/**
 * Growth by the interval's lower limit, decline by its upper, so that small numbers never top the list. What cannot be
 * compared comes last.
 */
export function inTrendOrder<T extends { caseType: string; size: number; change: Change | null }>(
  rows: readonly T[],
  order: Order,
): T[] {
  const byName = (a: T, b: T): number => (a.caseType < b.caseType ? -1 : 1);
  const key: Record<Order, (row: T) => number> = {
    growth: ({ change }) => (change ? -change.low : Number.POSITIVE_INFINITY),
    decline: ({ change }) => (change ? change.high : Number.POSITIVE_INFINITY),
    most: ({ size }) => -size,
    name: () => 0,
  };
  const of = key[order];
  return [...rows].sort((a, b) => (of(a) === of(b) ? byName(a, b) : of(a) < of(b) ? -1 : 1));
}
