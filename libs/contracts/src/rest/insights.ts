import { z } from 'zod';

/** A figure that may be hidden so that nobody can be singled out: a number, '<5' or 'hidden'. */
export const Count = z.union([z.int(), z.literal('<5'), z.literal('hidden')]);

/** `GET /api/insights/now`: today, per channel. */
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
});
export type Now = z.infer<typeof Now>;

/** `GET /api/insights/trends?from=&to=&channel=&language=`: contacts per case type and day or week. */
export const Trends = z.object({
  asOf: z.iso.datetime(),
  from: z.iso.date(),
  to: z.iso.date(),
  rows: z.array(
    z.object({
      caseType: z.string(),
      count: Count,
      before: Count,
      share: z.number().nullable(),
      change: z.object({ ratio: z.number(), low: z.number(), high: z.number(), clear: z.boolean() }).nullable(),
      weeks: z.array(z.object({ week: z.iso.date(), count: z.int().nullable(), workingDays: z.int() })),
    }),
  ),
  total: z.int(),
  demoHistory: z.boolean(),
});
export type Trends = z.infer<typeof Trends>;

/** `GET /api/insights/suggestions`: what became of suggestions. */
export const SuggestionFigures = z.object({
  asOf: z.iso.datetime(),
  rows: z.array(
    z.object({ caseType: z.string(), shown: Count, unchanged: Count, changed: Count, rejected: Count, own: Count }),
  ),
});
export type SuggestionFigures = z.infer<typeof SuggestionFigures>;
