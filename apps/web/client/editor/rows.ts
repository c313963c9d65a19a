import type { z } from 'zod';
import type { ArticleRow } from '../contracts.js';

export type Row = z.infer<typeof ArticleRow>;
export const views = [
  'all',
  'mine',
  'draft',
  'review',
  'approved',
  'published',
  'expiring',
  'unverified',
  'withdrawn',
] as const;
export type View = (typeof views)[number];
export interface Wanted {
  view: View;
  words: string;
  caseType: string;
}
export interface Now {
  today: string;
  me: string;
}

const day = 86_400_000;
const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / day);

/** Days until an article can no longer be quoted; null when its end is open. */
export const daysLeft = (row: Row, today: string): number | null => (row.validTo ? days(today, row.validTo) : null);
/** Days since somebody last checked that it is right. */
export const daysUnverified = (row: Row, today: string): number => days(row.verified, today);

const inView: Record<View, (row: Row, now: Now) => boolean> = {
  all: () => true,
  mine: (row, { me }) => row.author === me && row.state !== 'published',
  draft: (row) => row.state === 'draft' || row.state === 'returned',
  review: (row) => row.state === 'review',
  approved: (row) => row.state === 'approved',
  published: (row) => row.publishedVersion !== null,
  // The editors' window: eight weeks are enough to write, review and publish in time.
  expiring: (row, { today }) => row.publishedVersion !== null && (daysLeft(row, today) ?? 999) <= 56,
  unverified: (row, { today }) => row.publishedVersion !== null && daysUnverified(row, today) > 365,
  withdrawn: (row) => row.state === 'withdrawn',
};

/** Plain for searching: case and accents off, å ä ö kept apart from a and o. */
const plain = (text: string) => text.toLocaleLowerCase('sv');

/** The rows of a view, those that matter to most contacts first. Every word must be found in title, name, owner or case type. */
export function chosen(rows: readonly Row[], wanted: Wanted, now: Now, nameOf: (caseType: string) => string): Row[] {
  const words = plain(wanted.words).split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => inView[wanted.view](row, now) && (!wanted.caseType || row.caseType === wanted.caseType))
    .filter((row) => {
      const text = plain(`${row.title} ${row.id} ${row.owner} ${row.author} ${nameOf(row.caseType)}`);
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => b.usedIn - a.usedIn || a.title.localeCompare(b.title, 'sv'));
}

export const counts = (rows: readonly Row[], now: Now): Record<View, number> =>
  Object.fromEntries(views.map((view) => [view, rows.filter((row) => inView[view](row, now)).length])) as Record<
    View,
    number
  >;
