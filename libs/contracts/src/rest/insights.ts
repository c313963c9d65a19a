import { z } from 'zod';
import { Channel } from '../words.js';

/** A figure that may be hidden so that nobody can be singled out: a number, '<5', or 'hidden' where '<5' could be computed otherwise. */
export const Count = z.union([z.int(), z.literal('<5'), z.literal('hidden')]);
export type Count = z.infer<typeof Count>;

/** A case type that came in clearly more often than usual in an hour. */
export const Surge = z.object({ caseType: z.string(), count: z.int(), expected: z.number(), at: z.iso.datetime() });

/** `GET /api/insights/now`: today, per channel. Also pushed live. */
export const Now = z.object({
  asOf: z.iso.datetime(),
  channels: z.array(
    z.object({
      channel: z.string(),
      received: Count,
      waiting: z.int(),
      answered: Count,
      oldestWaitMinutes: z.number().nullable(),
    }),
  ),
  /** Surges of the last three hours, newest first. */
  surges: z.array(Surge).default([]),
});
export type Now = z.infer<typeof Now>;

/** What figures are counted over. Without dates: the four whole weeks that ended last Sunday. */
export const InsightsQuery = z
  .object({
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    /** `year`: the same weekdays a year before (364 days). `before`: the days just before. */
    against: z.enum(['year', 'before']).default('year'),
    channel: Channel.optional(),
    language: z.string().max(8).optional(),
    order: z.enum(['growth', 'decline', 'most', 'name']).default('growth'),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), 'Give both from and to, or neither.')
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'from must not be after to.')
  .refine(
    ({ from, to }) => from === undefined || to === undefined || Date.parse(to) - Date.parse(from) <= 400 * 86_400_000,
    'At most 400 days.',
  );
export type InsightsQuery = z.infer<typeof InsightsQuery>;

/** Per working day: ratio with its 95 % interval; `clear` when the 99.9 % interval excludes no change. */
export const TrendChange = z.object({ ratio: z.number(), low: z.number(), high: z.number(), clear: z.boolean() });
/** One week. `count` null: fewer than five persons. `level`: 1–2–1 mean per working day with a 95 % band; null: no line there. */
export const TrendWeek = z.object({
  week: z.iso.date(),
  count: z.int().nullable(),
  workingDays: z.int(),
  level: z.number().nullable().default(null),
  low: z.number().nullable().default(null),
  high: z.number().nullable().default(null),
});
export type TrendWeek = z.infer<typeof TrendWeek>;

const period = {
  from: z.iso.date(),
  to: z.iso.date(),
  beforeFrom: z.iso.date().default(''),
  beforeTo: z.iso.date().default(''),
  workingDays: z.int().default(0),
  workingDaysBefore: z.int().default(0),
};

/** `GET /api/insights/trends`: contacts per case type. The row `unsure` is what no one has decided; it is never distributed. */
export const Trends = z.object({
  asOf: z.iso.datetime(),
  ...period,
  rows: z.array(
    z.object({
      caseType: z.string(),
      count: Count,
      before: Count,
      share: z.number().nullable(),
      change: TrendChange.nullable(),
      /** Why there is no change: `few` (under twenty in either period), `hidden`, or empty. */
      changeHidden: z.enum(['', 'few', 'hidden']).default(''),
      weeks: z.array(TrendWeek),
    }),
  ),
  total: z.int(),
  totalBefore: z.int().default(0),
  /** True when figures include the demo's invented history. */
  demoHistory: z.boolean(),
});
export type Trends = z.infer<typeof Trends>;

const Share = z.object({ share: z.number(), low: z.number(), high: z.number() });

/** `GET /api/insights/suggestions`: what became of suggestions. Shares (Wilson, 95 %) from fifty shown. Simulated agents are not counted. */
export const SuggestionFigures = z.object({
  asOf: z.iso.datetime(),
  ...period,
  rows: z.array(
    z.object({
      caseType: z.string(),
      shown: Count,
      unchanged: Count,
      changed: Count,
      rejected: Count,
      own: Count,
      unchangedShare: Share.nullable().default(null),
      rejectedShare: Share.nullable().default(null),
      /** Median of words changed by words suggested. */
      changedWords: z.number().nullable().default(null),
    }),
  ),
  /** Why suggestions are rejected, most common first. */
  reasons: z.array(z.object({ reason: z.string(), count: Count })).default([]),
  demoHistory: z.boolean().default(false),
});
export type SuggestionFigures = z.infer<typeof SuggestionFigures>;

/** `GET /api/insights/case/:caseType?why=`: one case type; examples are masked and stand for at least twenty contacts; the read is logged. */
export const CaseFigures = z.object({
  asOf: z.iso.datetime(),
  ...period,
  caseType: z.string(),
  count: Count,
  before: Count,
  change: TrendChange.nullable(),
  weeks: z.array(TrendWeek),
  /** Channel by language; hidden cells come at least two by two. */
  table: z.object({ channels: z.array(z.string()), languages: z.array(z.string()), counts: z.array(z.array(Count)) }),
  examples: z.array(
    z.object({
      contactId: z.string(),
      channel: z.string(),
      language: z.string(),
      at: z.iso.datetime(),
      text: z.string(),
    }),
  ),
  demoHistory: z.boolean(),
});
export type CaseFigures = z.infer<typeof CaseFigures>;
