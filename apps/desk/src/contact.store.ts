import { Injectable } from '@nestjs/common';
import { Bus, type Commit, type Tx, Wake } from '#lib/bus';
import type { ContactNews } from '#lib/contracts';
import { Clock, Refused } from '#lib/core';
import { Contact } from './contact.entity.js';
import { isClosed, stateOf } from './state.js';

/** Local topic on which replicas hear that rows have changed. */
export const rowsChanged = 'desk.rows';

export type What = ContactNews['what'];
export interface Change {
  contactId: string;
  what: What;
  reason?: string;
  /** When the contact began, if this event is the first that is known of it. */
  at?: Date;
}

/** The one way contact rows change: locked, brought in order, told to every replica. */
@Injectable()
export class ContactStore {
  constructor(
    private readonly bus: Bus,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** Changes a contact that an event speaks of. Events of different topics come in any order, so it is made when unknown. */
  async upsert(
    commit: Commit,
    change: Change,
    edit: (contact: Contact, tx: Tx) => void | Promise<void>,
  ): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query('insert into contact (id, arrived_at) values ($1, $2) on conflict do nothing', [
        change.contactId,
        change.at ?? commit.envelope.time,
      ]);
      await this.edit(tx, change, edit);
    });
    this.wake.publish(rowsChanged);
  }

  /** Changes a contact for a person. Refuses `not-found`. */
  async change(change: Change, edit: (contact: Contact, tx: Tx) => void | Promise<void>): Promise<Contact> {
    const contact = await this.bus.transaction((tx) => this.edit(tx, change, edit));
    this.wake.publish(rowsChanged);
    return contact;
  }

  /** Notes that something about a contact is new; for changes made by one conditional statement. */
  async tell(tx: Tx, contactId: string, what: What, reason = ''): Promise<void> {
    await tx.rows.query('insert into news (contact_id, what, reason) values ($1, $2, $3)', [contactId, what, reason]);
  }

  /** After a transaction of one's own: every replica looks for news. */
  told(): void {
    this.wake.publish(rowsChanged);
  }

  private async edit(
    tx: Tx,
    { contactId, what, reason }: Change,
    edit: (contact: Contact, tx: Tx) => void | Promise<void>,
  ): Promise<Contact> {
    const contact = await tx.rows.findOne(Contact, { where: { id: contactId }, lock: { mode: 'pessimistic_write' } });
    if (!contact) throw new Refused('not-found', 'There is no such contact.', 404);
    await edit(contact, tx);
    await this.settle(tx, contact);
    await tx.rows.save(contact);
    await this.tell(tx, contactId, what, reason);
    return contact;
  }

  /** What follows from the rest: state, since when the citizen waits, and that guidance and claim die at closing. */
  private async settle(tx: Tx, contact: Contact): Promise<void> {
    if (contact.closedSeq !== null && !isClosed(contact)) {
      contact.closedSeq = null;
      contact.closeReason = '';
    }
    contact.state = stateOf(contact);
    if (contact.state === 'closed')
      Object.assign(contact, { risk: false, guidance: null, holderId: '', holderName: '', heldUntil: null });
    contact.waitingSince = contact.state === 'waiting' ? await this.since(tx, contact) : null;
    if (contact.heldUntil && contact.heldUntil <= this.clock.now())
      Object.assign(contact, { holderId: '', holderName: '', heldUntil: null });
  }

  private async since(tx: Tx, contact: Contact): Promise<Date> {
    if (contact.channel === 'phone') return contact.arrivedAt;
    const [row] = (await tx.rows.query(
      `select min(at) as at from message where contact_id = $1 and author = 'citizen' and set_aside = '' and seq > $2`,
      [contact.id, contact.answeredSeq],
    )) as { at: Date | null }[];
    return row?.at ?? contact.waitingSince ?? contact.arrivedAt;
  }
}
