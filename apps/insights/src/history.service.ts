import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Wake } from '#lib/bus';
import { addDays, type Day, localDay } from '#lib/calendar';
import { Clock } from '#lib/core';
import { Settings } from '#lib/platform';
import { patterns } from './demo-patterns.js';
import { factsChanged } from './fact.store.js';
import { type PastContact, pastContacts, randomFrom } from './history.js';

const months = 13;
/** Rows of one statement; between statements other work goes on. */
const batch = 2_000;
const seed = 20_260_420;

/** Gives an empty demo database a past, marked as demo, so that trends say something on the first day. */
@Injectable()
export class HistoryService implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('insights');
  #making: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly settings: Settings,
    private readonly database: DataSource,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  /** Beside the start, not before it. */
  onApplicationBootstrap(): void {
    if (!this.settings.demo) return;
    this.#making = this.make().catch((error: Error) => {
      if (!this.#stopped) this.#log.warn(`The demo's history could not be made: ${error.message}`);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await this.#making;
  }

  /** Makes the history once, up to yesterday, all or nothing. Answers how many contacts it has made now. */
  async make(): Promise<number> {
    const to = addDays(localDay(this.clock.now()), -1);
    const from = addDays(to, -Math.round(months * 30.44));
    const made = await this.database.transaction(async (rows) => {
      await rows.query(`select pg_advisory_xact_lock(hashtext('insights.history'))`);
      const [used] = (await rows.query(
        'select 1 from history union all (select 1 from fact where arrived_at < $1 limit 1)',
        [new Date(`${to}T00:00:00Z`)],
      )) as unknown[];
      if (used) return 0;
      const contacts = pastContacts(patterns, from, to, randomFrom(seed));
      for (let at = 0; at < contacts.length; at += batch) {
        if (this.#stopped) throw new Error('stopped');
        await this.insert(rows, contacts.slice(at, at + batch));
        await breathe();
      }
      await this.note(rows, from, to, contacts.length);
      return contacts.length;
    });
    if (made > 0) {
      await this.database.query('analyze fact; analyze said; analyze suggestion');
      this.wake.publish(factsChanged);
    }
    return made;
  }

  private async note(rows: EntityManager, from: Day, to: Day, facts: number): Promise<void> {
    await rows.query('insert into history (made_at, first_day, last_day, facts) values ($1, $2, $3, $4)', [
      this.clock.now(),
      from,
      to,
      facts,
    ]);
  }

  private async insert(rows: EntityManager, contacts: PastContact[]): Promise<void> {
    const ids = contacts.map(() => `demo-${randomUUID()}`);
    const of = <K extends keyof PastContact>(name: K) => contacts.map((contact) => contact[name]);
    await rows.query(
      `insert into fact (contact_id, person, channel, language, case_type, word, decided_by, arrived_at, first_reply_at, answered_at, citizen_seq, answered_seq, over, demo)
       select id, id, channel, language, case_type, word, decided_by, arrived, answered, answered, 1, 1, true, true
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[])
         as t(id, channel, language, case_type, word, decided_by, arrived, answered)`,
      [
        ids,
        of('channel'),
        of('language'),
        of('caseType'),
        of('word'),
        of('decidedBy'),
        of('arrivedAt'),
        of('answeredAt'),
      ],
    );
    await rows.query('insert into said (contact_id, day) select * from unnest($1::text[], $2::date[])', [
      ids,
      of('day'),
    ]);
    const suggested = contacts.flatMap((contact, index) =>
      contact.suggestion ? [{ ...contact, ...contact.suggestion, id: ids[index] }] : [],
    );
    const all = <T>(read: (one: (typeof suggested)[number]) => T): T[] => suggested.map(read);
    await rows.query(
      `insert into suggestion (suggestion_id, contact_id, case_type, channel, strength, version, written_by, at, outcome, words_suggested, words_changed, reasons, demo)
       select id || '-s', id, case_type, channel, 'check', 'demo', 'composer', at, outcome, words, changed, case when reason = '' then '{}'::text[] else array[reason] end, true
       from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::int[], $7::int[], $8::text[]) as t(id, case_type, channel, at, outcome, words, changed, reason)`,
      [
        all(({ id }) => id),
        all(({ caseType }) => caseType),
        all(({ channel }) => channel),
        all(({ answeredAt }) => answeredAt),
        all(({ outcome }) => outcome),
        all(({ words }) => words),
        all(({ changed }) => changed),
        all(({ reason }) => reason),
      ],
    );
  }
}
