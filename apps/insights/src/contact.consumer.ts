import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Commit, Consumer, On } from '#lib/bus';
import { localDay } from '#lib/calendar';
import {
  type CallEnded,
  CallEndedSchema,
  type CallStarted,
  CallStartedSchema,
  type ContactClosed,
  ContactClosedSchema,
  type ContactTriaged,
  ContactTriagedSchema,
  type MessageReceived,
  MessageReceivedSchema,
} from '#lib/contracts';
import { ContactKeys } from '#lib/keys';
import { FactStore } from './fact.store.js';
import { lock } from './sealed.js';

/** Who came, by which channel, about what. Risk is no fact here, and no event that names an agent is listened to. */
@Consumer('insights')
export class ContactConsumer {
  constructor(
    private readonly facts: FactStore,
    private readonly keys: ContactKeys,
  ) {}

  @On(MessageReceivedSchema)
  async received(event: MessageReceived, commit: Commit): Promise<void> {
    const { contactId, messageSeq: seq } = event;
    const at = event.arrivedAt ? timestampDate(event.arrivedAt) : commit.envelope.time;
    const counts = event.author === 'citizen' && event.setAside === '';
    const text = [event.subject, event.text].filter(Boolean).join('\n');
    const example = counts && text ? lock(await this.keys.find(contactId), text, contactId) : null;
    await this.facts.change(commit, contactId, at, async (tx) => {
      await tx.rows.query(
        `update fact set channel = $2, person = $3, language = case when language = '' then $4 else language end, arrived_at = least(arrived_at, $5),
           set_aside = case when $6 then '' when citizen_seq = 0 then $7 else set_aside end, example = coalesce(example, $8),
           first_reply_at = case when $2 = 'phone' then least(first_reply_at, $5) else first_reply_at end where contact_id = $1`,
        [contactId, event.channel, event.citizenRef || contactId, event.language, at, counts, event.setAside, example],
      );
      if (!counts) return;
      await tx.rows.query(
        `update fact set waiting_since = case when citizen_seq > answered_seq and citizen_seq > coalesce(closed_seq, 0) then least(waiting_since, $3) else $3 end,
           citizen_seq = greatest(citizen_seq, $2) where contact_id = $1`,
        [contactId, seq, at],
      );
      await tx.rows.query('insert into said (contact_id, day) values ($1, $2) on conflict do nothing', [
        contactId,
        localDay(at),
      ]);
    });
  }

  /** A call counts when it is queued, spoken or not. */
  @On(CallStartedSchema)
  async call(event: CallStarted, commit: Commit): Promise<void> {
    const at = event.arrivedAt ? timestampDate(event.arrivedAt) : commit.envelope.time;
    await this.facts.change(commit, event.contactId, at, async (tx) => {
      await tx.rows.query(
        `update fact set channel = 'phone', person = $2, arrived_at = $3, waiting_since = $3 where contact_id = $1`,
        [event.contactId, event.citizenRef || event.contactId, at],
      );
      await tx.rows.query('insert into said (contact_id, day) values ($1, $2) on conflict do nothing', [
        event.contactId,
        localDay(at),
      ]);
    });
  }

  @On(CallEndedSchema)
  async ended(event: CallEnded, commit: Commit): Promise<void> {
    const at = event.at ? timestampDate(event.at) : commit.envelope.time;
    await this.facts.change(commit, event.contactId, undefined, (tx) =>
      tx.rows.query(
        `update fact set channel = 'phone', over = true, answered_at = case when $2 = 'ended' then $3 else answered_at end where contact_id = $1`,
        [event.contactId, event.reason, at],
      ),
    );
  }

  /** The agent's word comes as a decision of triage too, and is never overruled by the model. */
  @On(ContactTriagedSchema)
  async triaged(event: ContactTriaged, commit: Commit): Promise<void> {
    await this.facts.change(commit, event.contactId, undefined, (tx) =>
      tx.rows.query(
        `update fact set triaged_seq = $2, language = case when $3 = '' then language else $3 end,
           case_type = case when decided_by = 'agent' and $6 <> 'agent' then case_type else $4 end,
           word = case when decided_by = 'agent' and $6 <> 'agent' then word else $5 end,
           decided_by = case when decided_by = 'agent' then 'agent' else $6 end where contact_id = $1 and triaged_seq <= $2`,
        [event.contactId, event.messageSeq, event.language, event.caseType, event.word, event.decidedBy],
      ),
    );
  }

  @On(ContactClosedSchema)
  async closed(event: ContactClosed, commit: Commit): Promise<void> {
    await this.facts.change(commit, event.contactId, undefined, (tx) =>
      tx.rows.query(
        `update fact set closed_seq = citizen_seq, over = over or channel = 'phone' where contact_id = $1`,
        [event.contactId],
      ),
    );
  }
}
