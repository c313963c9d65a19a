import { addDays, type Day, weekdayOf, workingDays } from '#lib/calendar';

export interface Period {
  from: Day;
  to: Day;
}

/** Four whole weeks that end last Sunday: what has not happened yet is not compared. */
export function usualPeriod(today: Day): Period {
  const to = addDays(today, -weekdayOf(today));
  return { from: addDays(to, -27), to };
}

/** What a period is compared with: the same weekdays a year before (364 days), or the days just before it. */
export function comparison({ from, to }: Period, against: 'year' | 'before'): Period {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const back = against === 'year' ? -364 : -length;
  return { from: addDays(from, back), to: addDays(to, back) };
}

/** Mondays of the last `count` weeks that begin on or before a day, oldest first. */
export function mondays(to: Day, count: number): Day[] {
  const last = addDays(to, 1 - weekdayOf(to));
  return Array.from({ length: count }, (_, index) => addDays(last, (index - count + 1) * 7));
}

/** Working days of the week that begins on a Monday, up to and with `to`. */
export const workingDaysOfWeek = (monday: Day, to: Day): number => {
  const sunday = addDays(monday, 6);
  return workingDays(monday, sunday < to ? sunday : to);
};
