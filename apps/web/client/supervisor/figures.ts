import type { z } from 'zod';
import type { Count, SuggestionFigures, TrendChange, Trends } from '../contracts.js';

export type TrendRow = z.infer<typeof Trends>['rows'][number];
export type Change = z.infer<typeof TrendChange>;
export type Order = 'growth' | 'decline' | 'most' | 'name';
type Figure = z.infer<typeof Count>;

/** A count as it is shown: hidden ones say so and are never guessed. */
export const countText = (count: Figure, locale: string, words: { hidden: string; few: string }): string =>
  count === 'hidden' ? words.hidden : count === '<5' ? words.few : count.toLocaleString(locale);

/** "+88 %": a ratio as a change, with a real minus sign. */
export const percent = (ratio: number): string => `${signed(ratio)} %`;
export const signed = (ratio: number): string => {
  const value = Math.round((ratio - 1) * 100);
  return value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';
};

const size = (count: Figure) => (typeof count === 'number' ? count : count === '<5' ? 2 : 0);

/** Growth by the interval's lower limit and decline by its upper, so that small numbers never top the list; rows that cannot be compared last. */
export function sorted(
  rows: readonly TrendRow[],
  order: Order,
  nameOf: (id: string) => string,
  locale: string,
): TrendRow[] {
  const byName = (a: TrendRow, b: TrendRow) => nameOf(a.caseType).localeCompare(nameOf(b.caseType), locale);
  const bySize = (a: TrendRow, b: TrendRow) => size(b.count) - size(a.count) || byName(a, b);
  const by = (limit: (change: Change) => number) => (a: TrendRow, b: TrendRow) =>
    Number(!a.change) - Number(!b.change) ||
    (a.change && b.change ? limit(a.change) - limit(b.change) : 0) ||
    bySize(a, b);
  return [...rows].sort(
    order === 'name'
      ? byName
      : order === 'most'
        ? bySize
        : order === 'growth'
          ? by(({ low }) => -low)
          : by(({ high }) => high),
  );
}

/** How many case types clearly grow and clearly decline. */
export const clear = (rows: readonly TrendRow[]): { up: number; down: number } => ({
  up: rows.filter(({ change }) => change?.clear && change.ratio > 1).length,
  down: rows.filter(({ change }) => change?.clear && change.ratio < 1).length,
});

/** Place of a ratio on an axis from half to double, 0 to 1: halving and doubling are equally long. What lies outside stops at the end. */
export const place = (ratio: number): number => Math.min(1, Math.max(0, (Math.log2(ratio) + 1) / 2));

export const parts = ['unchanged', 'changed', 'own', 'rejected'] as const;
export type SuggestionRow = z.infer<typeof SuggestionFigures>['rows'][number];
/** From here shares mean something. */
export const leastShown = 50;

/** Shares of a row's outcomes; null when too few were shown or one is hidden. */
export function shares(
  row: Pick<SuggestionRow, 'shown' | (typeof parts)[number]>,
): Record<(typeof parts)[number], number> | null {
  const counts = parts.map((part) => row[part]);
  const sum = counts.reduce<number>((n, count) => n + (typeof count === 'number' ? count : Number.NaN), 0);
  if (!(sum > 0) || typeof row.shown !== 'number' || row.shown < leastShown) return null;
  return Object.fromEntries(parts.map((part) => [part, (row[part] as number) / sum])) as Record<
    (typeof parts)[number],
    number
  >;
}

/** All rows together; hidden counts are left out, so that they cannot be computed from the whole. */
export function together(rows: readonly SuggestionRow[]): Pick<SuggestionRow, 'shown' | (typeof parts)[number]> {
  const whole = rows.filter((row) =>
    [row.shown, ...parts.map((part) => row[part])].every((count) => typeof count === 'number'),
  );
  const sum = (part: 'shown' | (typeof parts)[number]) => whole.reduce((n, row) => n + (row[part] as number), 0);
  return {
    shown: sum('shown'),
    unchanged: sum('unchanged'),
    changed: sum('changed'),
    own: sum('own'),
    rejected: sum('rejected'),
  };
}

/** Monday of the week `weeks` whole weeks back, and last Sunday: ISO dates. */
export function wholeWeeks(weeks: number, today: string): { from: string; to: string } {
  const day = 86_400_000;
  const now = Date.parse(`${today}T00:00:00Z`);
  const sunday = now - (((new Date(now).getUTCDay() + 6) % 7) + 1) * day;
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: iso(sunday - (weeks * 7 - 1) * day), to: iso(sunday) };
}
