import type { Day } from './holidays.js';

/** The zone in which days, weeks and opening hours are meant. */
export const zone = 'Europe/Stockholm';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The wall clock in Sweden at an instant: day, hour (0-23) and minute. */
export function localTime(at: Date): { day: Day; hour: number; minute: number } {
  const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${part['year']}-${part['month']}-${part['day']}`,
    hour: Number(part['hour']),
    minute: Number(part['minute']),
  };
}

export const localDay = (at: Date): Day => localTime(at).day;

/** The instant of a wall-clock time in Sweden (`HH:MM`). A time skipped in spring is the one an hour later. */
export function instantOf(day: Day, time: string): Date {
  const guess = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (ms: number): number => {
    const local = localTime(new Date(ms));
    return (
      Date.parse(`${local.day}T${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}:00Z`) -
      ms
    );
  };
  const once = guess - offsetAt(guess);
  return new Date(guess - offsetAt(once));
}
