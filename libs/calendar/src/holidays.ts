/** A calendar day without time, `YYYY-MM-DD`. */
export type Day = string;

const dayMs = 86_400_000;

/** `day` plus a number of days. */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

/** Weekday of a day: 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Easter Sunday of a Gregorian year (the anonymous algorithm, Meeus 1991). */
export function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((8 * b + 13) / 25);
  const g = (19 * a + b - d - f + 15) % 30;
  const h = (32 + 2 * e + 2 * Math.floor(c / 4) - g - (c % 4)) % 7;
  const m = Math.floor((a + 11 * g + 22 * h) / 451);
  const n = g + h - 7 * m + 114;
  return `${year}-${two(Math.floor(n / 31))}-${two((n % 31) + 1)}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The first day from `from` on that is this weekday. */
const firstWeekday = (from: Day, weekday: number): Day => addDays(from, (weekday - weekdayOf(from) + 7) % 7);

/**
 * Swedish public holidays of a year with their names (lagen 1989:253 om allmänna helgdagar), and the three eves on
 * which authorities are closed. Sundays are not listed.
 */
export function holidaysOf(year: number): Map<Day, string> {
  const easter = easterOf(year);
  const midsummer = firstWeekday(`${year}-06-20`, 6);
  return new Map([
    [`${year}-01-01`, 'nyårsdagen'],
    [`${year}-01-06`, 'trettondedag jul'],
    [addDays(easter, -2), 'långfredagen'],
    [easter, 'påskdagen'],
    [addDays(easter, 1), 'annandag påsk'],
    [`${year}-05-01`, 'första maj'],
    [addDays(easter, 39), 'Kristi himmelsfärdsdag'],
    [addDays(easter, 49), 'pingstdagen'],
    [`${year}-06-06`, 'Sveriges nationaldag'],
    [addDays(midsummer, -1), 'midsommarafton'],
    [midsummer, 'midsommardagen'],
    [firstWeekday(`${year}-10-31`, 6), 'alla helgons dag'],
    [`${year}-12-24`, 'julafton'],
    [`${year}-12-25`, 'juldagen'],
    [`${year}-12-26`, 'annandag jul'],
    [`${year}-12-31`, 'nyårsafton'],
  ]);
}

const years = new Map<number, Map<Day, string>>();

/** Name of the holiday a day is; undefined on other days. */
export function holidayOn(day: Day): string | undefined {
  const year = Number(day.slice(0, 4));
  const known = years.get(year) ?? holidaysOf(year);
  if (years.size < 300) years.set(year, known);
  return known.get(day);
}
