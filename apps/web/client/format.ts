import type { Text } from './text/index.js';

const minute = 60_000;
const locale = (text: Text) => text.locale;

/** Whole minutes as people say them: 40 s, 6 min, 2 tim 14, 3 dygn. */
export function span(ms: number, text: Text): string {
  const left = Math.max(0, ms);
  if (left < minute) return text.time.seconds(Math.floor(left / 1000));
  const minutes = Math.floor(left / minute);
  if (minutes < 60) return text.time.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return text.time.days(Math.floor(hours / 24));
  return hours < 10 && minutes % 60 ? text.time.hoursMinutes(hours, minutes % 60) : text.time.hours(hours);
}

export const clock = (at: string | number | Date, text: Text): string =>
  new Date(at).toLocaleTimeString(locale(text), { hour: '2-digit', minute: '2-digit' }).replace(':', text.time.colon);

/** "i dag 08.28", "i går 13.40", "13 nov. 08.28". */
export function when(at: string | Date, text: Text, now = new Date()): string {
  const day = new Date(at);
  const days = Math.round((midnight(now) - midnight(day)) / 86_400_000);
  if (days === 0) return `${text.time.today} ${clock(day, text)}`;
  if (days === 1) return `${text.time.yesterday} ${clock(day, text)}`;
  return `${shortDay(day, text, now)} ${clock(day, text)}`;
}

/** "13 nov.", with the year when it is another. */
export function shortDay(at: string | Date, text: Text, now = new Date()): string {
  const day = new Date(at);
  const year = day.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return day.toLocaleDateString(locale(text), { day: 'numeric', month: 'short', ...year });
}

/** Minutes and seconds into a call: 1.12. */
export const callTime = (ms: number): string =>
  `${Math.floor(ms / minute)}.${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

export const fileSize = (bytes: number, text: Text): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString(locale(text))} kB`
    : `${(bytes / 1_000_000).toLocaleString(locale(text), { maximumFractionDigits: 1 })} MB`;

const midnight = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
