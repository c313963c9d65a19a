import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Day } from '#lib/calendar';
import type { Period } from './periods.js';
import type { Cell } from './suppress.js';

/** What is counted: contacts with a citizen's message in a period. */
export interface Selection {
  channel?: string;
  language?: string;
}

/** Counts from the facts themselves: there is nothing to recount, since nothing is stored but facts. */
@Injectable()
export class FigureStore {
  constructor(private readonly database: DataSource) {}

  /** Contacts and persons per case type. */
  async byCaseType(period: Period, selection: Selection): Promise<Map<string, Cell>> {
    const rows = await this.rows<Cell & { case_type: string }>(
      `select counted_as as case_type, count(*)::int as count, count(distinct person)::int as persons from (${contacts}) c group by counted_as`,
      period,
      selection,
    );
    return new Map(rows.map(({ case_type, count, persons }) => [case_type, { count, persons }]));
  }

  /** Contacts and persons per case type and week (its Monday). */
  async byWeek(period: Period, selection: Selection, caseType?: string): Promise<Map<string, Map<Day, Cell>>> {
    const rows = await this.rows<Cell & { case_type: string; week: Day }>(
      `select counted_as as case_type, to_char(week, 'YYYY-MM-DD') as week, count(*)::int as count, count(distinct person)::int as persons from (
         select distinct f.contact_id, f.counted_as, f.person, date_trunc('week', s.day)::date as week from said s join fact f using (contact_id)
         where ${where} and ($5::text is null or f.counted_as = $5)) c group by 1, 2`,
      period,
      selection,
      caseType ?? null,
    );
    const byType = new Map<string, Map<Day, Cell>>();
    for (const { case_type, week, count, persons } of rows) {
      const weeks = byType.get(case_type) ?? new Map<Day, Cell>();
      byType.set(case_type, weeks.set(week, { count, persons }));
    }
    return byType;
  }

  async byChannelAndLanguage(
    period: Period,
    selection: Selection,
    caseType: string,
  ): Promise<(Cell & { channel: string; language: string })[]> {
    return this.rows(
      `select channel, language, count(*)::int as count, count(distinct person)::int as persons from (${contacts}) c where counted_as = $5 group by 1, 2`,
      period,
      selection,
      caseType,
    );
  }

  /** Some contacts of a case type, drawn anew each time. */
  async examples(period: Period, selection: Selection, caseType: string, atMost: number) {
    return this.rows<{ contact_id: string; channel: string; language: string; arrived_at: Date; example: Buffer }>(
      `select contact_id, channel, language, arrived_at, example from (${contacts}) c where counted_as = $5 and example is not null order by random() limit ${atMost}`,
      period,
      selection,
      caseType,
    );
  }

  /** Whether invented history is among the facts of a period. */
  async hasDemo({ from, to }: Period): Promise<boolean> {
    const [row] = (await this.database.query('select 1 from history where first_day <= $2 and last_day >= $1 limit 1', [
      from,
      to,
    ])) as unknown[];
    return row !== undefined;
  }

  private rows<T>(
    sql: string,
    { from, to }: Period,
    { channel, language }: Selection,
    ...more: unknown[]
  ): Promise<T[]> {
    return this.database.query(sql, [from, to, channel ?? null, language ?? null, ...more]) as Promise<T[]>;
  }
}

const where = `s.day between $1 and $2 and ($3::text is null or f.channel = $3) and ($4::text is null or f.language = $4) and f.set_aside = ''`;
const contacts = `select distinct on (f.contact_id) f.* from said s join fact f using (contact_id) where ${where}`;
