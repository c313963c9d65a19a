import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Bus, type Tx } from '#lib/bus';
import {
  AgentTypedSchema,
  AssuranceRaisedSchema,
  CaseTypeCorrectedSchema,
  type CloseContact,
  ContactClosedSchema,
  ContactHandedOverSchema,
  type CorrectCaseType,
  type HandOver,
  type RaiseAssurance,
  type SetFollowUp,
} from '#lib/contracts';
import { type Agent, Clock, Refused, type VerifiedClaims } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import { mask } from '#lib/language';
import { CaseTypes } from './case-types.service.js';
import { type Claim, ClaimService } from './claim.service.js';
import type { Contact } from './contact.entity.js';
import { ContactStore, type What } from './contact.store.js';
import { lock } from './sealed.js';

/** How long a colleague alone may take what was handed to her, in milliseconds. */
const firstRefusal = 3_600_000;

/** What an agent does around a contact she holds. Every change is told as an event in the same transaction. */
@Injectable()
export class DeskService {
  constructor(
    private readonly bus: Bus,
    private readonly contacts: ContactStore,
    private readonly claims: ClaimService,
    private readonly keys: ContactKeys,
    private readonly caseTypes: CaseTypes,
    private readonly clock: Clock,
  ) {}

  /** Gives the contact to a colleague (who alone may take it for an hour) or a team. The note is masked and encrypted. */
  async handOver(
    agent: Agent,
    contactId: string,
    { toAgent = '', toTeam = '', note }: z.infer<typeof HandOver>,
  ): Promise<void> {
    if ((toAgent === '') === (toTeam === ''))
      throw new Refused('wrong-input', 'Say either a colleague or a team.', 400);
    if (toAgent === agent.id) throw new Refused('wrong-input', 'You hold it already.', 400);
    const masked = mask(note).masked;
    const content = lock(await this.keys.obtain(contactId), masked, contactId);
    await this.held(agent, contactId, 'claim', 'handed-over', async (contact, tx) => {
      if (masked) await this.note(tx, contact, 'hand-over', agent.id, content);
      tx.publish(ContactHandedOverSchema, { contactId, toAgent, toTeam, note: masked, claim: BigInt(contact.claim) });
      const reserved = toAgent
        ? { reservedFor: toAgent, reservedUntil: new Date(this.clock.now().getTime() + firstRefusal) }
        : { reservedFor: '', reservedUntil: null };
      Object.assign(contact, free, reserved, toTeam ? { team: toTeam, teamBy: 'hand-over' } : {});
    });
  }

  async close(agent: Agent, contactId: string, { reason }: z.infer<typeof CloseContact>): Promise<void> {
    await this.held(agent, contactId, 'closed', reason, (contact, tx) => {
      Object.assign(contact, { closedSeq: contact.lastSeq, closeReason: reason, followUpDue: false });
      tx.publish(ContactClosedSchema, { contactId, reason });
    });
  }

  /** Opens a closed contact again and holds it. */
  async reopen(claims: VerifiedClaims, contactId: string): Promise<Claim> {
    await this.claims.mustBeAllowed(claims, await this.claims.find(contactId));
    await this.contacts.change({ contactId, what: 'claim', reason: 'reopened' }, (contact) => {
      Object.assign(contact, { closedSeq: null, closeReason: '' });
    });
    return this.claims.claim(claims, contactId);
  }

  /** What was set aside waits for an answer after all. */
  async takeIn(agent: Agent, contactId: string): Promise<void> {
    await this.held(agent, contactId, 'message', 'taken-in', async (contact, tx) => {
      await tx.rows.query(`update message set set_aside = '' where contact_id = $1`, [contactId]);
      Object.assign(contact, { setAside: '', citizenSeq: contact.lastSeq });
    });
  }

  /** The agent's word on what the contact is about; seen at once here, and triage and assist follow the event. */
  async correct(
    agent: Agent,
    contactId: string,
    { caseType, messageSeq }: z.infer<typeof CorrectCaseType>,
  ): Promise<void> {
    if (!this.caseTypes.has(caseType))
      throw new Refused('no-such-case-type', `There is no case type "${caseType}".`, 400);
    await this.held(agent, contactId, 'triage', 'corrected', (contact, tx) => {
      tx.publish(CaseTypeCorrectedSchema, {
        contactId,
        messageSeq,
        caseType,
        was: contact.caseType,
        agentId: agent.id,
      });
      Object.assign(contact, { caseType, word: 'sure', decidedBy: 'agent' });
    });
  }

  /** Records how the agent checked who the citizen is. Never lowers it. */
  async raise(agent: Agent, contactId: string, { assurance, method }: z.infer<typeof RaiseAssurance>): Promise<void> {
    await this.held(agent, contactId, 'claim', 'assurance', (contact, tx) => {
      if (contact.assurance === 'e-id' && assurance !== 'e-id')
        throw new Refused('already-higher', 'The citizen is already identified by e-ID.', 409);
      contact.assurance = assurance;
      tx.publish(AssuranceRaisedSchema, { contactId, assurance, method, agentId: agent.id });
    });
  }

  /** A date to come back to it; null takes it away. */
  async followUp(agent: Agent, contactId: string, { date, note }: z.infer<typeof SetFollowUp>): Promise<void> {
    const masked = mask(note).masked;
    const content = lock(await this.keys.obtain(contactId), masked, contactId);
    await this.held(agent, contactId, 'claim', 'follow-up', async (contact, tx) => {
      if (masked) await this.note(tx, contact, 'follow-up', agent.id, content);
      Object.assign(contact, { followUp: date, followUpBy: date ? agent.id : '', followUpDue: false });
    });
  }

  /** The citizen sees that somebody writes. Carries no text. */
  async typed(agent: Agent, contactId: string): Promise<void> {
    this.claims.mustHold(await this.claims.find(contactId), agent.id);
    await this.bus.transaction(async (tx) => tx.publish(AgentTypedSchema, { contactId }));
  }

  private async held(
    agent: Agent,
    contactId: string,
    what: What,
    reason: string,
    edit: (contact: Contact, tx: Tx) => void | Promise<void>,
  ): Promise<void> {
    await this.contacts.change({ contactId, what, reason }, async (contact, tx) => {
      this.claims.mustHold(contact, agent.id);
      await edit(contact, tx);
    });
  }

  private async note(tx: Tx, contact: Contact, kind: string, authorId: string, content: Buffer | null): Promise<void> {
    await tx.rows.query('insert into note (id, contact_id, kind, author_id, content, at) values ($1,$2,$3,$4,$5,$6)', [
      randomUUID(),
      contact.id,
      kind,
      authorId,
      content,
      this.clock.now(),
    ]);
  }
}

const free = { holderId: '', holderName: '', heldUntil: null };
