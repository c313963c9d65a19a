import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { instantOf, localDay } from '#lib/calendar';
import { channels, type Now } from '#lib/contracts';
import { Clock } from '#lib/core';
import { type Cell, suppress } from './suppress.js';

const surgesFor = 3 * 3_600_000;

/** The day so far, per channel. */
@Injectable()
export class NowService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<Now> {
    const now = this.clock.now();
    const day = localDay(now);
    const [received, answered, waiting, surges] = await Promise.all([
      this.rows<Cell & { channel: string }>(
        `select channel, count(*)::int as count, count(distinct person)::int as persons from said join fact using (contact_id)
        where day = $1 and set_aside = '' group by channel`,
        [day],
      ),
      this.rows<Cell & { channel: string }>(
        `select channel, count(*)::int as count, count(distinct person)::int as persons from fact where answered_at >= $1 group by channel`,
        [instantOf(day, '00:00')],
      ),
      this.rows<{ channel: string; count: number; since: Date }>(
        `select channel, count(*)::int as count, min(waiting_since) as since from fact
        where not over and not demo and set_aside = '' and (case when channel = 'phone' then first_reply_at is null else citizen_seq > answered_seq and citizen_seq > coalesce(closed_seq, 0) end)
        group by channel`,
        [],
      ),
      this.rows<{ case_type: string; count: number; expected: number; at: Date }>(
        'select * from surge where at > $1 order by at desc limit 20',
        [new Date(now.getTime() - surgesFor)],
      ),
    ]);
    const of = (rows: (Cell & { channel: string })[], channel: string): Cell =>
      rows.find((row) => row.channel === channel) ?? { count: 0, persons: 0 };
    const shown = suppress(
      channels.map((channel) => [of(received, channel), of(answered, channel)]),
      'columns',
    );
    return {
      asOf: now.toISOString(),
      channels: channels.map((channel, index) => {
        const queue = waiting.find((row) => row.channel === channel);
        return {
          channel,
          received: shown[index]?.[0] ?? 0,
          answered: shown[index]?.[1] ?? 0,
          waiting: queue?.count ?? 0,
          oldestWaitMinutes: queue?.since
            ? Math.max(0, Math.round((now.getTime() - queue.since.getTime()) / 60_000))
            : null,
        };
      }),
      surges: surges.map(({ case_type, count, expected, at }) => ({
        caseType: case_type,
        count,
        expected,
        at: at.toISOString(),
      })),
    };
  }

  private rows<T>(sql: string, values: unknown[]): Promise<T[]> {
    return this.database.query(sql, values) as Promise<T[]>;
  }
}
