import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Commit, Consumer, On } from '#lib/bus';
import {
  type CallChanged,
  CallChangedSchema,
  type CallEnded,
  CallEndedSchema,
  type CallStarted,
  CallStartedSchema,
  ContactClosedSchema,
} from '#lib/contracts';
import { ClaimService } from './claim.service.js';
import { ContactStore } from './contact.store.js';
import { TeamService } from './team.service.js';

/** Calls: the switchboard says who speaks with whom, so its word on the holder wins. */
@Consumer('desk')
export class CallConsumer {
  constructor(
    private readonly contacts: ContactStore,
    private readonly claims: ClaimService,
    private readonly teams: TeamService,
  ) {}

  @On(CallStartedSchema)
  async started(event: CallStarted, commit: Commit): Promise<void> {
    const at = event.arrivedAt ? timestampDate(event.arrivedAt) : commit.envelope.time;
    const place = await this.teams.placer();
    await this.contacts.upsert(
      commit,
      { contactId: event.contactId, what: 'call', reason: 'queued', at },
      (contact) => {
        Object.assign(contact, {
          channel: 'phone',
          arrivedAt: at,
          reference: event.reference,
          citizenRef: event.citizenRef,
          callState: contact.callState || 'queued',
        });
        contact.deliveryChannel ||= 'phone';
        contact.assurance = event.assurance || 'none';
        contact.protectedIdentity ||= event.protectedIdentity;
        place(contact);
      },
    );
  }

  @On(CallChangedSchema)
  async changed(event: CallChanged, commit: Commit): Promise<void> {
    const until = await this.claims.until();
    await this.contacts.upsert(
      commit,
      { contactId: event.contactId, what: 'call', reason: event.state },
      async (contact, tx) => {
        contact.channel = 'phone';
        if (!['ended', 'abandoned'].includes(contact.callState)) contact.callState = event.state;
        if (event.assurance) contact.assurance = event.assurance;
        if (event.agentId) await this.claims.bySwitchboard(tx, contact, event.agentId, until);
      },
    );
  }

  /** A citizen who hung up in the queue and asked for nothing waits for nothing. */
  @On(CallEndedSchema)
  async ended(event: CallEnded, commit: Commit): Promise<void> {
    await this.contacts.upsert(
      commit,
      { contactId: event.contactId, what: 'call', reason: event.reason },
      (contact, tx) => {
        const callBack = contact.callState === 'callback-asked';
        contact.channel = 'phone';
        if (event.reason === 'abandoned' && callBack) return;
        contact.callState = event.reason;
        if (event.reason !== 'abandoned') return;
        Object.assign(contact, { closedSeq: contact.lastSeq, closeReason: 'no-answer-needed' });
        tx.publish(ContactClosedSchema, { contactId: contact.id, reason: 'no-answer-needed' });
      },
    );
  }
}
