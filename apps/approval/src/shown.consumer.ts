import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Commit, Consumer, On } from '#lib/bus';
import {
  type AssuranceRaised,
  AssuranceRaisedSchema,
  type CallStarted,
  CallStartedSchema,
  type ContactClaimed,
  ContactClaimedSchema,
  type ContactClosed,
  ContactClosedSchema,
  type ContactHandedOver,
  ContactHandedOverSchema,
  type ContactReleased,
  ContactReleasedSchema,
  type ContactTriaged,
  ContactTriagedSchema,
  type MessageReceived,
  MessageReceivedSchema,
  type ReplySuggested,
  ReplySuggestedSchema,
  type SuggestionWithdrawn,
  SuggestionWithdrawnSchema,
} from '#lib/contracts';
import { ContactKeys } from '#lib/keys';
import { lock } from './sealed.js';

/** Keeps what is shown. It only ever writes what a human will look at: it can approve nothing. */
@Consumer('approval')
export class ShownConsumer {
  constructor(private readonly keys: ContactKeys) {}

  @On(MessageReceivedSchema)
  async message(event: MessageReceived, commit: Commit): Promise<void> {
    const key = await this.keys.find(event.contactId);
    const route = lock(
      key,
      { sealedAddress: event.sealedAddress, threadRef: event.threadRef, subject: event.subject },
      event.contactId,
    );
    await commit(async (tx) => {
      await tx.rows.query(
        `insert into shown (contact_id, channel, message_seq, assurance, protected_identity, delivery_channel, reference, language, sealed) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)
         on conflict (contact_id) do update set channel = excluded.channel, reference = excluded.reference, delivery_channel = excluded.delivery_channel,
           message_seq = case when $10 = 'citizen' then greatest(shown.message_seq, excluded.message_seq) else shown.message_seq end,
           sealed = case when excluded.message_seq >= shown.message_seq and $10 = 'citizen' then excluded.sealed else coalesce(shown.sealed, excluded.sealed) end,
           assurance = case when shown.message_seq = 0 and shown.assurance = 'none' then excluded.assurance else shown.assurance end, closed = false, updated_at = now()`,
        [
          event.contactId,
          event.channel,
          event.author === 'citizen' ? event.messageSeq : 0,
          event.assurance,
          event.protectedIdentity,
          event.deliveryChannel,
          event.reference,
          event.language,
          route,
          event.author,
        ],
      );
    });
  }

  @On(CallStartedSchema)
  async call(event: CallStarted, commit: Commit): Promise<void> {
    const route = lock(
      await this.keys.find(event.contactId),
      { sealedAddress: event.sealedAddress, threadRef: '', subject: '' },
      event.contactId,
    );
    await commit(async (tx) => {
      await tx.rows.query(
        `insert into shown (contact_id, channel, assurance, protected_identity, delivery_channel, reference, sealed) values ($1,'phone',$2,$3,'phone',$4,$5)
         on conflict (contact_id) do update set assurance = excluded.assurance, sealed = coalesce(shown.sealed, excluded.sealed)`,
        [event.contactId, event.assurance, event.protectedIdentity, event.reference, route],
      );
    });
  }

  @On(ContactTriagedSchema)
  async triaged(event: ContactTriaged, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query(
        `insert into shown (contact_id, case_type) values ($1, $2) on conflict (contact_id) do update set case_type = excluded.case_type`,
        [event.contactId, event.caseType],
      );
    });
  }

  /** A suggestion that rests on an older message than the newest one never replaces a newer suggestion. */
  @On(ReplySuggestedSchema)
  async suggested(event: ReplySuggested, commit: Commit): Promise<void> {
    const {
      $typeName: _,
      contactId,
      causedBy: __,
      messageSeq,
      tokensIn: ___,
      tokensOut: ____,
      $unknown: _____,
      ...suggestion
    } = event;
    const sealed = lock(await this.keys.find(contactId), suggestion, contactId);
    const passages = event.citations.map(({ articleId, version, passageId }) => `${articleId}/${version}/${passageId}`);
    const ends = event.citations
      .map(({ validTo }) => validTo)
      .filter(Boolean)
      .sort();
    await commit(async (tx) => {
      await tx.rows.query(
        `insert into shown (contact_id, suggestion_id, suggestion_seq, suggestion, passages, valid_to) values ($1,$2,$3,$4,$5,$6)
         on conflict (contact_id) do update set suggestion_id = excluded.suggestion_id, suggestion_seq = excluded.suggestion_seq, suggestion = excluded.suggestion,
           passages = excluded.passages, valid_to = excluded.valid_to, withdrawn = '', withdrawn_at = null, updated_at = now()
         where excluded.suggestion_seq >= shown.suggestion_seq`,
        [contactId, event.suggestionId, messageSeq, sealed, passages, ends[0] ?? ''],
      );
    });
  }

  @On(SuggestionWithdrawnSchema)
  async withdrawn(event: SuggestionWithdrawn, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query(
        `update shown set withdrawn = $3, withdrawn_at = $4, suggestion = null where contact_id = $1 and suggestion_id = $2`,
        [event.contactId, event.suggestionId, event.reason, event.at ? timestampDate(event.at) : new Date()],
      );
    });
  }

  @On(AssuranceRaisedSchema)
  async assurance(event: AssuranceRaised, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query('update shown set assurance = $2 where contact_id = $1', [event.contactId, event.assurance]);
    });
  }

  @On(ContactClaimedSchema)
  async claimed(event: ContactClaimed, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query(
        `insert into shown (contact_id, holder_id, claim, held_until) values ($1, $2, $3, $4)
         on conflict (contact_id) do update set holder_id = $2, claim = $3, held_until = $4 where shown.claim <= $3`,
        [event.contactId, event.agentId, event.claim.toString(), event.until ? timestampDate(event.until) : null],
      );
    });
  }

  @On(ContactReleasedSchema)
  async released(event: ContactReleased, commit: Commit): Promise<void> {
    await commit((tx) => tx.rows.query(free, [event.contactId, event.claim.toString()]) as Promise<void>);
  }

  @On(ContactHandedOverSchema)
  async handedOver(event: ContactHandedOver, commit: Commit): Promise<void> {
    await commit((tx) => tx.rows.query(free, [event.contactId, event.claim.toString()]) as Promise<void>);
  }

  @On(ContactClosedSchema)
  async closed(event: ContactClosed, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query(`update shown set closed = true, holder_id = '', held_until = null where contact_id = $1`, [
        event.contactId,
      ]);
    });
  }
}

const free = `update shown set holder_id = '', held_until = null where contact_id = $1 and claim <= $2`;
