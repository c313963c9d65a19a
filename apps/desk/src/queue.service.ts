import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Queue, QueueQuery, QueueRow } from '#lib/contracts';
import { Clock, Refused, type VerifiedClaims } from '#lib/core';
import { AdministrationStore } from './administration.store.js';
import { type Claim, ClaimService } from './claim.service.js';
import { Contact } from './contact.entity.js';
import { PersonService } from './person.service.js';
import { inOrder } from './queue.js';
import { maySee, mayTake, type Taker } from './routing.js';
import { holderOf, rowOf } from './row.js';

/** Candidates tried before somebody is told that others were faster. */
const tries = 20;

/** A call on the line is put through by the switchboard; one to call back or follow up is not. */
const isForNext = ({ channel, callState, followUpDue }: Contact): boolean =>
  channel !== 'phone' || callState === 'callback-asked' || followUpDue;

/** The queue in order, and the next contact from it. */
@Injectable()
export class QueueService {
  #columns: string | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly people: PersonService,
    private readonly claims: ClaimService,
    private readonly administration: AdministrationStore,
    private readonly clock: Clock,
  ) {}

  /** Rows in the order they should be taken. With `since` (a cursor from before): only what has changed. */
  async list(claims: VerifiedClaims, query: z.infer<typeof QueueQuery>): Promise<Queue> {
    const taker = await this.people.taker(claims);
    const { cursor, contacts } = await this.read(query);
    const seen = contacts.filter((contact) => maySee(taker, contact) && this.fits(contact, query, claims.sub));
    const ordered = query.state === 'closed' ? seen : await this.order(seen);
    const now = this.clock.now();
    return { rows: ordered.slice(0, query.limit).map((contact) => rowOf(contact, now)), total: seen.length, cursor };
  }

  async row(contactId: string): Promise<QueueRow> {
    return rowOf(await this.claims.find(contactId), this.clock.now());
  }

  /** Takes the contact this agent should take next; null when nothing waits for her. */
  async next(claims: VerifiedClaims): Promise<Claim | null> {
    const taker = await this.people.taker(claims);
    const { skills } = await this.administration.rules();
    const now = this.clock.now();
    const { contacts: waiting } = await this.read({ state: 'waiting', limit: 5_000 });
    const candidates = waiting.filter(
      (contact) => holderOf(contact, now) === '' && isForNext(contact) && mayTake(taker, contact, skills, now).ok,
    );
    for (const { id } of this.readFirst(await this.order(candidates), taker).slice(0, tries)) {
      const claim = await this.claims.claim(claims, id).catch((error: unknown) => {
        if (error instanceof Refused) return undefined;
        throw error;
      });
      if (claim) return claim;
    }
    return null;
  }

  /** Contacts in languages the agent reads come first, except that risk never waits for language. */
  private readFirst(contacts: Contact[], { languages }: Taker): Contact[] {
    const reads = (contact: Contact): boolean =>
      contact.risk || contact.language === '' || languages.includes(contact.language);
    return [...contacts.filter(reads), ...contacts.filter((contact) => !reads(contact))];
  }

  private async order(contacts: Contact[]): Promise<Contact[]> {
    const { targets, hours } = await this.administration.rules();
    return inOrder(contacts, targets, hours, this.clock.now());
  }

  private fits(contact: Contact, query: z.infer<typeof QueueQuery>, agentId: string): boolean {
    const now = this.clock.now();
    const is = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
    return (
      is(query.channel, contact.channel) &&
      is(query.caseType, contact.caseType) &&
      is(query.language, contact.language) &&
      is(query.team, contact.team) &&
      (query.mine === undefined || [holderOf(contact, now), contact.reservedFor, contact.followUpBy].includes(agentId))
    );
  }

  /** The cursor is taken before the rows: what changes meanwhile is told again, never lost. */
  private async read(query: z.infer<typeof QueueQuery>): Promise<{ cursor: string; contacts: Contact[] }> {
    const [row] = (await this.database.query('select pg_snapshot_xmin(pg_current_snapshot())::text as cursor')) as {
      cursor: string;
    }[];
    const { where, values, order } = this.chosen(query);
    if (query.since !== undefined) {
      where.push(`id = any($${values.length + 1})`);
      values.push(await this.changedSince(query.since));
    }
    // A contact whose own events have not come yet has no channel; it is no row before that.
    const sql = `select ${this.columns} from contact where ${["channel <> ''", ...where].join(' and ')} ${order}`;
    return { cursor: row?.cursor ?? '0', contacts: (await this.database.query(sql, values)) as Contact[] };
  }

  private chosen(query: z.infer<typeof QueueQuery>): { where: string[]; values: unknown[]; order: string } {
    const open = 'limit 20000';
    if (query.since !== undefined) return { where: [], values: [], order: open };
    if (query.reference)
      return { where: ['strpos(lower(reference), lower($1)) > 0'], values: [query.reference], order: open };
    if (query.state === 'closed')
      return { where: [`state = 'closed'`], values: [], order: 'order by arrived_at desc limit 2000' };
    if (query.state === 'held') return { where: ['held_until > $1'], values: [this.clock.now()], order: open };
    if (query.state) return { where: ['state = $1'], values: [query.state], order: open };
    return { where: [`state <> 'closed'`], values: [], order: open };
  }

  /** Rows straight from the driver, named as the entity names them: five thousand entities cost seconds, these do not. */
  private get columns(): string {
    this.#columns ??= this.database
      .getMetadata(Contact)
      .columns.filter(({ propertyName }) => propertyName !== 'guidance')
      .map(
        ({ databaseName, propertyName, type }) =>
          `${type === 'date' ? `to_char(${databaseName}, 'YYYY-MM-DD')` : databaseName} as "${propertyName}"`,
      )
      .join(', ');
    return this.#columns;
  }

  /** Refuses 410 `cursor-too-old` when news from then is no longer kept. */
  private async changedSince(cursor: string): Promise<string[]> {
    const changed = (await this.database.query(
      `select distinct contact_id, $1::text::xid8 < (select min(xid) from news) as too_old from news where xid >= $1::text::xid8 limit 5001`,
      [cursor],
    )) as { contact_id: string; too_old: boolean }[];
    if (changed[0]?.too_old || changed.length > 5_000)
      throw new Refused('cursor-too-old', 'Too much has changed since then. Read the whole queue.', 410);
    return changed.map(({ contact_id }) => contact_id);
  }
}
