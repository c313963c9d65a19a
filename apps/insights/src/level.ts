import type { Counted } from './trend.js';

export interface Level {
  /** Contacts per working day, smoothed 1–2–1 over three weeks. */
  level: number;
  /** 95 % band. */
  low: number;
  high: number;
}

/** Fewer in the period have no line. */
export const leastForLevel = 90;
const leastInWeek = 5;

/** Null where the week has fewer than five or no working day: a gap, never a guess. */
export function levelsOf(weeks: readonly Counted[], phi: number): (Level | null)[] {
  if (weeks.reduce((sum, { count }) => sum + count, 0) < leastForLevel) return weeks.map(() => null);
  return weeks.map((week, index) => {
    if (week.count < leastInWeek || week.workingDays === 0) return null;
    const three = [weeks[index - 1], week, weeks[index + 1]].flatMap((one, at) =>
      one && one.workingDays > 0 ? [{ ...one, weight: at === 1 ? 2 : 1 }] : [],
    );
    const sum = (of: (one: (typeof three)[number]) => number): number =>
      three.reduce((total, one) => total + of(one), 0);
    const days = sum(({ weight, workingDays }) => weight * workingDays);
    const level = sum(({ weight, count }) => weight * count) / days;
    const error = Math.sqrt(Math.max(1, phi) * sum(({ weight, count }) => weight ** 2 * count)) / days;
    const factor = Math.exp((1.959964 * error) / level);
    return { level, low: level / factor, high: level * factor };
  });
}
