import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, instantOf, localDay, workingDays } from '#lib/calendar';
import type { InsightsQuery, SuggestionFigures } from '#lib/contracts';
import { Clock } from '#lib/core';
import { FigureStore } from './figure.store.js';
import { comparison, type Period, usualPeriod } from './periods.js';
import { type Cell, fewest, suppress } from './suppress.js';
import { median, wilson } from './wilson.js';

const outcomes = ['unchanged', 'changed', 'rejected', 'own'] as const;
type Outcome = (typeof outcomes)[number];
const leastForShare = 50;

interface Decided {
  case_type: string;
  outcome: Outcome;
  count: number;
  persons: number;
  edits: number[];
}

/** What humans did with suggestions: shown ones, minus withdrawn and undecided; simulated agents are left out. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly database: DataSource,
    private readonly figures: FigureStore,
    private readonly clock: Clock,
  ) {}

  async read(query: InsightsQuery): Promise<SuggestionFigures> {
    const today = localDay(this.clock.now());
    const period = query.from && query.to ? { from: query.from, to: query.to } : { ...usualPeriod(today), to: today };
    const before = comparison(period, query.against);
    const decided = await this.decided(period, query);
    const types = [...new Set(decided.map(({ case_type }) => case_type))].sort();
    const of = (type: string, outcome: Outcome): Cell =>
      decided.find((row) => row.case_type === type && row.outcome === outcome) ?? { count: 0, persons: 0 };
    const shown = suppress(types.map((type) => outcomes.map((outcome) => of(type, outcome))));
    const rows = types.map((caseType, index) => {
      const counts = outcomes.map((outcome) => of(caseType, outcome).count);
      const whole = counts.reduce((sum, count) => sum + count, 0);
      const persons = Math.max(...outcomes.map((outcome) => of(caseType, outcome).persons));
      const cells = Object.fromEntries(outcomes.map((outcome, at) => [outcome, shown[index]?.[at] ?? 0])) as Record<
        Outcome,
        number | '<5' | 'hidden'
      >;
      const share = (outcome: Outcome) =>
        typeof cells[outcome] === 'number' ? wilson(of(caseType, outcome).count, whole, leastForShare) : null;
      const edits = decided
        .filter((row) => row.case_type === caseType && row.outcome !== 'rejected' && row.outcome !== 'own')
        .flatMap((row) => row.edits);
      return {
        caseType,
        ...cells,
        shown: whole > 0 && persons < fewest && whole < fewest ? ('<5' as const) : whole,
        size: whole,
        unchangedShare: share('unchanged'),
        rejectedShare: share('rejected'),
        changedWords: whole >= leastForShare ? median(edits) : null,
      };
    });
    return {
      asOf: this.clock.now().toISOString(),
      from: period.from,
      to: period.to,
      beforeFrom: before.from,
      beforeTo: before.to,
      workingDays: workingDays(period.from, period.to),
      workingDaysBefore: workingDays(before.from, before.to),
      rows: rows.sort((a, b) => b.size - a.size).map(({ size: _, ...row }) => row),
      reasons: await this.reasons(period),
      demoHistory: await this.figures.hasDemo(period),
    };
  }

  private decided(period: Period, { channel, language }: InsightsQuery): Promise<Decided[]> {
    return this.database.query(
      `select s.case_type, s.outcome, count(*)::int as count, count(distinct f.person)::int as persons,
         coalesce(array_agg((s.words_changed::float8 / s.words_suggested)) filter (where s.words_suggested > 0), '{}') as edits
       from suggestion s join fact f using (contact_id)
       where s.at >= $1 and s.at < $2 and not s.simulated and s.outcome = any($3) and ($4::text is null or f.channel = $4) and ($5::text is null or f.language = $5)
       group by 1, 2`,
      [...bounds(period), outcomes, channel ?? null, language ?? null],
    ) as Promise<Decided[]>;
  }

  private async reasons(period: Period): Promise<SuggestionFigures['reasons']> {
    const rows = (await this.database.query(
      `select reason, count(*)::int as count, count(distinct contact_id)::int as persons from suggestion, unnest(reasons) reason
       where at >= $1 and at < $2 and not simulated group by reason order by 2 desc, 1`,
      bounds(period),
    )) as (Cell & { reason: string })[];
    return rows.map(({ reason, count, persons }) => ({ reason, count: persons < fewest ? ('<5' as const) : count }));
  }
}

const bounds = ({ from, to }: Period): [Date, Date] => [instantOf(from, '00:00'), instantOf(addDays(to, 1), '00:00')];
