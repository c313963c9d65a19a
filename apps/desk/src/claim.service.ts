import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Bus, type Tx } from '#lib/bus';
import { ContactClaimedSchema, ContactReleasedSchema } from '#lib/contracts';
import { Clock, Refused, type VerifiedClaims } from '#lib/core';
import { AdministrationStore } from './administration.store.js';
import { Contact } from './contact.entity.js';
import { ContactStore } from './contact.store.js';
import { PersonService } from './person.service.js';
import { mayTake, simulatedTeam } from './routing.js';
import { holderOf } from './row.js';

export interface Claim {
  contactId: string;
  until: string;
  claim: number;
}

/** Nobody is on the line. */
const callIsOver = `('ended', 'abandoned', 'callback-asked')`;

/** Who holds a contact. One conditional statement decides, so two agents can never hold the same one. */
@Injectable()
export class ClaimService {
  constructor(
    private readonly bus: Bus,
    private readonly database: DataSource,
    private readonly contacts: ContactStore,
    private readonly people: PersonService,
    private readonly administration: AdministrationStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a contact for as long as a lease. Refuses `not-found`, what `mayTake` says (403), and 409 `held`,
   * `closed` or `already-in-a-call`.
   */
  async claim(claims: VerifiedClaims, contactId: string): Promise<Claim> {
    const contact = await this.find(contactId);
    await this.mustBeAllowed(claims, contact);
    const taken = await this.take(contact, claims.sub, claims.name);
    if (!taken) throw await this.whyNot(contactId, claims.sub);
    return taken;
  }

  /** Keeps what one holds. A claim that lapsed unnoticed is taken again if nobody else has; else 409 `held`. */
  async renew(claims: VerifiedClaims, contactId: string): Promise<Claim> {
    await this.people.note(claims);
    const contact = await this.find(contactId);
    const now = this.clock.now();
    if (holderOf(contact, now) !== claims.sub) return this.claim(claims, contactId);
    const lease = await this.lease();
    const left = (contact.heldUntil?.getTime() ?? 0) - now.getTime();
    if (left > lease * 0.8)
      return { contactId, until: (contact.heldUntil as Date).toISOString(), claim: Number(contact.claim) };
    return (await this.take(contact, claims.sub, claims.name)) ?? (await this.refuse(contactId, claims.sub));
  }

  /** Lets go. Releasing what one does not hold changes nothing. */
  async release(agentId: string, contactId: string): Promise<void> {
    await this.bus.transaction(async (tx) => {
      const [rows] = (await tx.rows.query(
        `update contact set holder_id = '', holder_name = '', held_until = null where id = $1 and holder_id = $2 returning claim`,
        [contactId, agentId],
      )) as [{ claim: string }[], number];
      if (!rows[0]) return;
      tx.publish(ContactReleasedSchema, { contactId, claim: BigInt(rows[0].claim) });
      await this.contacts.tell(tx, contactId, 'claim', 'released');
    });
    this.contacts.told();
  }

  /** The switchboard has put an agent through: its word wins over any claim. Within the event's own transaction. */
  async bySwitchboard(tx: Tx, contact: Contact, agentId: string, until: Date): Promise<void> {
    const person = await this.people.nameOf(tx.rows, agentId);
    if (person?.simulated) Object.assign(contact, { team: simulatedTeam, teamBy: 'simulator', simulated: true });
    contact.claim = (BigInt(contact.claim) + 1n).toString();
    Object.assign(contact, { holderId: agentId, holderName: person?.name ?? '', heldUntil: until });
    tx.publish(ContactClaimedSchema, {
      contactId: contact.id,
      agentId,
      until: timestampFromDate(until),
      claim: BigInt(contact.claim),
    });
  }

  /** Refuses what `mayTake` says, 403. */
  async mustBeAllowed(claims: VerifiedClaims, contact: Contact): Promise<void> {
    const taker = await this.people.taker(claims);
    const { skills } = await this.administration.rules();
    const may = mayTake(taker, contact, skills, this.clock.now());
    if (!may.ok) throw new Refused(may.code, may.message, 403);
  }

  /** The contact, held by this person now. Refuses 409 `not-the-holder`. */
  mustHold(contact: Contact, agentId: string): void {
    if (holderOf(contact, this.clock.now()) === agentId) return;
    throw new Refused('not-the-holder', 'You do not hold this contact any more. Take it again.', 409);
  }

  async find(contactId: string): Promise<Contact> {
    const contact = await this.database.manager.findOneBy(Contact, { id: contactId });
    if (!contact?.channel) throw new Refused('not-found', 'There is no such contact.', 404);
    return contact;
  }

  /** When a claim made now would end. */
  async until(): Promise<Date> {
    return new Date(this.clock.now().getTime() + (await this.lease()));
  }

  private async lease(): Promise<number> {
    return (await this.administration.rules()).settings.leaseMinutes * 60_000;
  }

  /** The one conditional statement. What routing looked at must still be so. Undefined when somebody was faster. */
  private async take(seen: Contact, agentId: string, name: string): Promise<Claim | undefined> {
    const now = this.clock.now();
    const until = await this.until();
    const claim = await this.bus.transaction(async (tx) => {
      const [rows] = (await tx.rows.query(
        `update contact set claim = case when holder_id = $2 and held_until > $5 then claim else claim + 1 end,
           holder_id = $2, holder_name = $3, held_until = $4, reserved_for = '', reserved_until = null
         where id = $1 and state <> 'closed' and (holder_id = '' or holder_id = $2 or held_until <= $5)
           and team = $6 and protected_identity = $7 and (reserved_for in ('', $2) or reserved_until <= $5)
           and (channel <> 'phone' or call_state in ${callIsOver} or not exists (
             select 1 from contact c where c.holder_id = $2 and c.held_until > $5 and c.channel = 'phone' and c.call_state not in ${callIsOver} and c.id <> $1))
         returning claim`,
        [seen.id, agentId, name, until, now, seen.team, seen.protectedIdentity],
      )) as [{ claim: string }[], number];
      if (!rows[0]) return undefined;
      tx.publish(ContactClaimedSchema, {
        contactId: seen.id,
        agentId,
        until: timestampFromDate(until),
        claim: BigInt(rows[0].claim),
      });
      await this.contacts.tell(tx, seen.id, 'claim', 'claimed');
      return rows[0].claim;
    });
    if (claim === undefined) return undefined;
    this.contacts.told();
    return { contactId: seen.id, until: until.toISOString(), claim: Number(claim) };
  }

  private async whyNot(contactId: string, agentId: string): Promise<Refused> {
    const contact = await this.find(contactId);
    const holder = holderOf(contact, this.clock.now());
    if (holder && holder !== agentId) {
      return new Refused('held', `${contact.holderName || 'A colleague'} holds this contact.`, 409, {
        holderId: holder,
        holderName: contact.holderName,
        until: contact.heldUntil?.toISOString(),
      });
    }
    if (contact.state === 'closed') return new Refused('closed', 'The contact is closed. Reopen it first.', 409);
    if (contact.channel === 'phone')
      return new Refused('already-in-a-call', 'You are in another call. Finish it first.', 409);
    return new Refused('changed', 'The contact changed just now. Look again.', 409);
  }

  private async refuse(contactId: string, agentId: string): Promise<never> {
    throw await this.whyNot(contactId, agentId);
  }
}
