import type { BusinessHours } from './business-hours.js';

/**
 * Working days within which a contact that is more than a question must be dealt with or handed over.
 * Public records are released promptly (tryckfrihetsförordningen 2:15–16; JO accepts about a day), a request for review
 * is passed on promptly (förvaltningslagen 2017:900 § 45; about a week), and data rights and damages the same day,
 * since others watch their time (GDPR art. 12.3: one month).
 */
const days: Record<string, number> = {
  'records-request': 1,
  'review-request': 5,
  'data-request': 0,
  'damage-claim': 0,
};

/** When the law or its practice wants an answer; null when it sets no time. */
export function answerBy(acts: readonly string[], arrivedAt: Date, hours: BusinessHours): Date | null {
  const ends = acts.flatMap((act) =>
    days[act] === undefined ? [] : [hours.endOfWorkingDay(arrivedAt, days[act]).getTime()],
  );
  return ends.length > 0 ? new Date(Math.min(...ends)) : null;
}
