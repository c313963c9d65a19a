import { addDays, type Day, holidayOn, weekdayOf } from './holidays.js';

/** Whether people at an authority work: Monday to Friday, no holiday, none of the days in `closed`. */
export const isWorkingDay = (day: Day, closed: ReadonlySet<Day> = new Set()): boolean =>
  weekdayOf(day) <= 5 && holidayOn(day) === undefined && !closed.has(day);

/** Working days from `from` to `to`, both counted. */
export function workingDays(from: Day, to: Day, closed?: ReadonlySet<Day>): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, closed)) count += 1;
  return count;
}

/** The working day that comes `count` working days after `day`; 0 is the day itself or the next working day. */
export function workingDayAfter(day: Day, count: number, closed?: ReadonlySet<Day>): Day {
  let at = day;
  for (let left = count; ; at = addDays(at, 1)) {
    if (isWorkingDay(at, closed)) {
      if (left === 0) return at;
      left -= 1;
    }
  }
}
