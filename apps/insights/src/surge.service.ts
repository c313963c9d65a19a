import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Bus, Wake } from '#lib/bus';
import { SurgeDetectedSchema } from '#lib/contracts';
import { Clock } from '#lib/core';
import { factsChanged } from './fact.store.js';
import { isSurge } from './surge.js';

const every = 60_000;
const hour = 3_600_000;
const week = 7 * 24 * hour;
/** Weeks whose same hour is what an hour usually brings. */
const weeks = 8;
/** One surge is told once in three hours. */
const quiet = 3 * hour;
/** Hours of a type vary about this much more than chance. */
const phi = 2;

/** Watches the last hour of every case type. */
@Injectable()
export class SurgeService implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('insights');
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly bus: Bus,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const look = (): void => {
      this.#looking = this.look().catch((error: Error) =>
        this.#log.warn(`Surges could not be looked for: ${error.message}`),
      );
    };
    this.#timer = setInterval(look, every).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Looks once; one replica at a time. Answers the case types that surge. */
  async look(): Promise<string[]> {
    const now = this.clock.now();
    const found = await this.bus.transaction(async (tx) => {
      const [lock] = (await tx.rows.query(`select pg_try_advisory_xact_lock(hashtext('insights.surge')) as mine`)) as {
        mine: boolean;
      }[];
      if (!lock?.mine) return [];
      const rows = await this.lastHour(tx.rows, now);
      const surging = rows.filter(({ count, expected }) => isSurge(count, expected, phi));
      for (const { case_type: caseType, count, expected } of surging) {
        await tx.rows.query('insert into surge (case_type, at, count, expected) values ($1, $2, $3, $4)', [
          caseType,
          now,
          count,
          expected,
        ]);
        tx.publish(SurgeDetectedSchema, { caseType, count, expected });
      }
      return surging.map(({ case_type }) => case_type);
    });
    if (found.length > 0) this.wake.publish(factsChanged);
    return found;
  }

  /**
   * The last hour's contacts and what such an hour usually brings: the same hour of the last eight weeks, or while there
   * are not two weeks yet, the mean hour of the last day. The demo's invented history is no measure of the present.
   */
  private async lastHour(
    rows: EntityManager,
    now: Date,
  ): Promise<{ case_type: string; count: number; expected: number }[]> {
    const [known] = (await rows.query('select min(arrived_at) as first from fact where not demo')) as {
      first: Date | null;
    }[];
    const age = known?.first ? now.getTime() - known.first.getTime() : 0;
    if (age < 3 * hour) return [];
    const seen = age > 2 * week ? Math.min(weeks, Math.floor(age / week)) : 0;
    const hours = Math.min(24, age / hour - 1);
    const usual =
      seen > 0
        ? `exists (select 1 from generate_series(1, $3::int) w where arrived_at > $1::timestamptz - w * interval '7 days' and arrived_at <= $2::timestamptz - w * interval '7 days')`
        : `arrived_at <= $1::timestamptz and arrived_at > $1::timestamptz - $3 * interval '1 hour'`;
    return rows.query(
      `select counted_as as case_type, count(*) filter (where arrived_at > $1)::int as count, (count(*) filter (where arrived_at <= $1))::float8 / $3::float8 as expected
       from fact where not demo and set_aside = '' and counted_as <> 'unsure' and arrived_at <= $2 and (arrived_at > $1 or ${usual})
         and not exists (select 1 from surge where surge.case_type = counted_as and surge.at > $4) group by 1`,
      [new Date(now.getTime() - hour), now, seen || hours, new Date(now.getTime() - quiet)],
    );
  }
}
