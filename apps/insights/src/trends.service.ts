import { Injectable } from '@nestjs/common';
import { addDays, type Day, localDay, workingDays } from '#lib/calendar';
import type { CaseFigures, InsightsQuery, Trends, TrendWeek } from '#lib/contracts';
import { Clock, type VerifiedClaims } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import { ReadLogs } from '#lib/platform';
import { type Dispersion, dispersionOf, phiOf, typicalPhi } from './dispersion.js';
import { FigureStore } from './figure.store.js';
import { levelsOf } from './level.js';
import { comparison, mondays, type Period, usualPeriod, workingDaysOfWeek } from './periods.js';
import { unlock } from './sealed.js';
import { type Cell, fewest, suppress } from './suppress.js';
import { changeOf, inTrendOrder, leastToCompare } from './trend.js';

/** Weeks beside a row of the table, weeks of one type's own chart, and weeks that variation is learned from. */
const rowWeeks = 26;
const chartWeeks = 60;
const learnedWeeks = 104;
const examplesShown = 6;
const nobody: Cell = { count: 0, persons: 0 };

/** What people contact the authority about, and what grows. */
@Injectable()
export class TrendsService {
  #phi: { byType: Map<string, Dispersion>; typical: number; until: number; to: Day } | undefined;

  constructor(
    private readonly figures: FigureStore,
    private readonly keys: ContactKeys,
    private readonly readLogs: ReadLogs,
    private readonly clock: Clock,
  ) {}

  async trends(query: InsightsQuery): Promise<Trends> {
    const { now, before } = this.periods(query);
    const [counts, earlier, weeks, demoHistory] = await Promise.all([
      this.figures.byCaseType(now, query),
      this.figures.byCaseType(before, query),
      this.figures.byWeek({ from: mondays(now.to, rowWeeks)[0] as Day, to: now.to }, query),
      this.figures.hasDemo({ from: before.from, to: now.to }),
    ]);
    await this.learn(now.to);
    const types = [...new Set([...counts.keys(), ...earlier.keys()])].sort();
    const table = types.map((type) => [counts.get(type) ?? nobody, earlier.get(type) ?? nobody] as const);
    const shown = suppress(table, 'columns');
    const total = table.reduce((sum, [{ count }]) => sum + count, 0);
    const rows = types.map((caseType, index) => {
      const [cell, was] = table[index] as readonly [Cell, Cell];
      const [count = 0, beforeShown = 0] = shown[index] ?? [];
      const open = typeof count === 'number' && typeof beforeShown === 'number';
      const change = open ? this.change(caseType, cell, was, now, before) : null;
      const few = cell.count < leastToCompare || was.count < leastToCompare;
      return {
        caseType,
        count,
        before: beforeShown,
        size: cell.count,
        change,
        share: typeof count === 'number' && total > 0 ? count / total : null,
        changeHidden: change ? ('' as const) : few ? ('few' as const) : ('hidden' as const),
        weeks: this.weeks(caseType, weeks.get(caseType), now.to, rowWeeks),
      };
    });
    return {
      asOf: this.clock.now().toISOString(),
      ...told(now, before),
      rows: inTrendOrder(rows, query.order).map(({ size: _, ...row }) => row),
      total,
      totalBefore: table.reduce((sum, [, { count }]) => sum + count, 0),
      demoHistory,
    };
  }

  /** One case type with examples. Every example shown is written into the read log under its own contact. */
  async caseType(caseType: string, query: InsightsQuery, reader: VerifiedClaims, why: string): Promise<CaseFigures> {
    const { now, before } = this.periods(query);
    const [counts, earlier, weeks, cells, demoHistory] = await Promise.all([
      this.figures.byCaseType(now, query),
      this.figures.byCaseType(before, query),
      this.figures.byWeek({ from: mondays(now.to, chartWeeks)[0] as Day, to: now.to }, query, caseType),
      this.figures.byChannelAndLanguage(now, query, caseType),
      this.figures.hasDemo({ from: before.from, to: now.to }),
    ]);
    await this.learn(now.to);
    const [cell, was] = [counts.get(caseType) ?? nobody, earlier.get(caseType) ?? nobody];
    const channels = [...new Set(cells.map(({ channel }) => channel))].sort();
    const languages = [...new Set(cells.map(({ language }) => language))].sort();
    const table = channels.map((channel) =>
      languages.map((language) => cells.find((one) => one.channel === channel && one.language === language) ?? nobody),
    );
    const single = ({ count, persons }: Cell) => (persons > 0 && persons < fewest ? ('<5' as const) : count);
    return {
      asOf: this.clock.now().toISOString(),
      ...told(now, before),
      caseType,
      count: single(cell),
      before: single(was),
      change: this.change(caseType, cell, was, now, before),
      weeks: this.weeks(caseType, weeks.get(caseType), now.to, chartWeeks),
      table: { channels, languages, counts: suppress(table) },
      examples: cell.count >= leastToCompare ? await this.examples(caseType, query, now, reader, why) : [],
      demoHistory,
    };
  }

  private async examples(
    caseType: string,
    query: InsightsQuery,
    period: Period,
    reader: VerifiedClaims,
    why: string,
  ): Promise<CaseFigures['examples']> {
    const rows = await this.figures.examples(period, query, caseType, examplesShown);
    const shown: CaseFigures['examples'] = [];
    for (const { contact_id: contactId, channel, language, arrived_at, example } of rows) {
      const text = unlock(await this.keys.find(contactId), example, contactId);
      if (text === undefined) continue;
      await this.readLogs.write('insights', { reader: reader.sub, contactId, what: 'a masked example', why });
      shown.push({ contactId, channel, language, at: arrived_at.toISOString(), text });
    }
    return shown;
  }

  private change(caseType: string, cell: Cell, was: Cell, now: Period, before: Period) {
    const phi = phiOf(this.#phi?.byType.get(caseType) ?? { sum: 0, pairs: 0 }, this.#phi?.typical ?? 1.5);
    return changeOf(
      { count: cell.count, workingDays: workingDays(now.from, now.to) },
      { count: was.count, workingDays: workingDays(before.from, before.to) },
      phi,
    );
  }

  private weeks(caseType: string, found: Map<Day, Cell> | undefined, to: Day, count: number): TrendWeek[] {
    const weeks = mondays(to, count).map((week) => ({
      week,
      workingDays: workingDaysOfWeek(week, to),
      ...(found?.get(week) ?? nobody),
    }));
    const phi = phiOf(this.#phi?.byType.get(caseType) ?? { sum: 0, pairs: 0 }, this.#phi?.typical ?? 1.5);
    const levels = levelsOf(weeks, phi);
    return weeks.map(({ week, workingDays: days, count: contacts, persons }, index) => {
      const { level = null, low = null, high = null } = levels[index] ?? {};
      return { week, count: persons > 0 && persons < fewest ? null : contacts, workingDays: days, level, low, high };
    });
  }

  private periods({ from, to, against }: InsightsQuery): { now: Period; before: Period } {
    const now = from && to ? { from, to } : usualPeriod(localDay(this.clock.now()));
    return { now, before: comparison(now, against) };
  }

  /** Variation of every type, learned from two years of whole weeks; kept for an hour. */
  private async learn(to: Day): Promise<void> {
    const end = addDays(mondays(to, 1)[0] as Day, -1);
    if (this.#phi && this.#phi.to === end && this.#phi.until > Date.now()) return;
    const all = await this.figures.byWeek({ from: mondays(end, learnedWeeks)[0] as Day, to: end }, {});
    const first = [...all.values()].flatMap((weeks) => [...weeks.keys()]).sort()[0] ?? end;
    const span = mondays(end, learnedWeeks).filter((week) => week >= first);
    const byType = new Map(
      [...all].map(([type, weeks]) => [
        type,
        dispersionOf(
          span.map((week) => ({ count: weeks.get(week)?.count ?? 0, workingDays: workingDaysOfWeek(week, end) })),
        ),
      ]),
    );
    this.#phi = { byType, typical: typicalPhi([...byType.values()]), until: Date.now() + 3_600_000, to: end };
  }
}

const told = (now: Period, before: Period) => ({
  from: now.from,
  to: now.to,
  beforeFrom: before.from,
  beforeTo: before.to,
  workingDays: workingDays(now.from, now.to),
  workingDaysBefore: workingDays(before.from, before.to),
});
