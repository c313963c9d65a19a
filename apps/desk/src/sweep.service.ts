import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Bus } from '#lib/bus';
import { localDay } from '#lib/calendar';
import { ContactReleasedSchema } from '#lib/contracts';
import { Clock } from '#lib/core';
import { ContactStore } from './contact.store.js';
import { simulatedTeam } from './routing.js';

/** Milliseconds between rounds. */
const every = 10_000;
/** Without simulated agents for this long, people get their contacts, in milliseconds. */
const simulatorGone = 10 * 60_000;
/** Rows a round takes of each kind. */
const atMost = 500;

/** What time itself changes: claims that lapse, days to come back, the simulator that was turned off. */
@Injectable()
export class SweepService implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('desk');
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly bus: Bus,
    private readonly database: DataSource,
    private readonly contacts: ContactStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const round = (): void => {
      this.#sweeping = this.sweep().catch((error: Error) =>
        this.#log.warn(`The sweep failed and is tried again: ${error.message}`),
      );
    };
    this.#timer = setInterval(round, every).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  /** One round. Safe on several replicas at once: every change is conditional. */
  async sweep(): Promise<void> {
    await this.lapse();
    await this.bringUp();
    await this.giveToPeople();
    await this.database.query(
      `delete from news where at < now() - interval '2 hours' and id < (select max(id) from news)`,
    );
  }

  private async lapse(): Promise<void> {
    await this.bus.transaction(async (tx) => {
      const [rows] = (await tx.rows.query(
        `update contact set holder_id = '', holder_name = '', held_until = null
         where id in (select id from contact where holder_id <> '' and held_until <= $1 order by id limit ${atMost} for update skip locked) returning id, claim`,
        [this.clock.now()],
      )) as [{ id: string; claim: string }[], number];
      for (const { id, claim } of rows) {
        tx.publish(ContactReleasedSchema, { contactId: id, claim: BigInt(claim) });
        await this.contacts.tell(tx, id, 'claim', 'lapsed');
      }
    });
    this.contacts.told();
  }

  /** Whoever made the promise has the first hour. */
  private async bringUp(): Promise<void> {
    const now = this.clock.now();
    const due = (await this.database.query(
      `select id from contact where follow_up <= $1::date and not follow_up_due and channel <> '' limit ${atMost}`,
      [localDay(now)],
    )) as { id: string }[];
    for (const { id } of due) {
      await this.contacts.change({ contactId: id, what: 'claim', reason: 'follow-up' }, (contact) => {
        const reserved = contact.followUpBy
          ? { reservedFor: contact.followUpBy, reservedUntil: new Date(now.getTime() + 3_600_000) }
          : {};
        Object.assign(contact, { followUp: null, followUpDue: true, ...reserved });
      });
    }
  }

  private async giveToPeople(): Promise<void> {
    const [row] = (await this.database.query('select 1 from person where simulated and seen_at > $1 limit 1', [
      new Date(this.clock.now().getTime() - simulatorGone),
    ])) as unknown[];
    if (row) return;
    const left = (await this.database.query(
      `select id from contact where team = $1 and state in ('waiting', 'set-aside') and holder_id = '' and arrived_at < $2 limit ${atMost}`,
      [simulatedTeam, new Date(this.clock.now().getTime() - simulatorGone)],
    )) as { id: string }[];
    for (const { id } of left) {
      await this.contacts.change({ contactId: id, what: 'claim', reason: 'simulator-gone' }, (contact) => {
        if (contact.holderId === '') Object.assign(contact, { team: '', teamBy: 'case-type', simulated: false });
      });
    }
  }
}
