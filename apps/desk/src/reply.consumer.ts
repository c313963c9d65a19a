import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Commit, Consumer, On } from '#lib/bus';
import {
  type NoteApproved,
  NoteApprovedSchema,
  type ReplyApproved,
  ReplyApprovedSchema,
  type ReplyFailed,
  ReplyFailedSchema,
  type ReplyRecalled,
  ReplyRecalledSchema,
  type ReplyRejected,
  ReplyRejectedSchema,
  type ReplySent,
  ReplySentSchema,
  type ReplySuggested,
  ReplySuggestedSchema,
  type SuggestionWithdrawn,
  SuggestionWithdrawnSchema,
} from '#lib/contracts';
import { ContactKeys } from '#lib/keys';
import { ContactStore } from './contact.store.js';
import { ReplyStore } from './reply.store.js';
import { lock } from './sealed.js';

/** What the machine proposes and what humans decide, as far as the queue shows it. */
@Consumer('desk')
export class ReplyConsumer {
  constructor(
    private readonly keys: ContactKeys,
    private readonly contacts: ContactStore,
    private readonly replies: ReplyStore,
  ) {}

  @On(ReplySuggestedSchema)
  async suggested(event: ReplySuggested, commit: Commit): Promise<void> {
    await this.contacts.upsert(commit, { contactId: event.contactId, what: 'suggestion' }, (contact) => {
      if (event.messageSeq < contact.suggestionSeq) return;
      Object.assign(contact, { suggestionId: event.suggestionId, suggestionSeq: event.messageSeq, reply: 'suggested' });
    });
  }

  @On(SuggestionWithdrawnSchema)
  async withdrawn(event: SuggestionWithdrawn, commit: Commit): Promise<void> {
    await this.contacts.upsert(
      commit,
      { contactId: event.contactId, what: 'withdrawn', reason: event.reason },
      (contact) => {
        if (contact.suggestionId === event.suggestionId && contact.reply === 'suggested') contact.reply = 'withdrawn';
      },
    );
  }

  @On(ReplyApprovedSchema)
  async approved(event: ReplyApproved, commit: Commit): Promise<void> {
    const content = lock(await this.keys.find(event.contactId), event.text, event.contactId);
    await this.contacts.upsert(
      commit,
      { contactId: event.contactId, what: 'reply', reason: 'approved' },
      (contact, tx) =>
        this.replies.put(tx, contact, {
          id: event.replyId,
          state: 'approved',
          at: commit.envelope.time,
          messageSeq: event.messageSeq,
          channel: event.channel,
          content,
        }),
    );
  }

  @On(ReplyRecalledSchema)
  async recalled(event: ReplyRecalled, commit: Commit): Promise<void> {
    await this.contacts.upsert(
      commit,
      { contactId: event.contactId, what: 'reply', reason: 'recalled' },
      (contact, tx) =>
        this.replies.put(tx, contact, { id: event.replyId, state: 'recalled', at: commit.envelope.time }),
    );
  }

  @On(ReplySentSchema)
  async sent(event: ReplySent, commit: Commit): Promise<void> {
    const at = event.sentAt ? timestampDate(event.sentAt) : commit.envelope.time;
    await this.contacts.upsert(commit, { contactId: event.contactId, what: 'reply', reason: 'sent' }, (contact, tx) =>
      this.replies.put(tx, contact, { id: event.replyId, state: 'sent', at, channel: event.channel }),
    );
  }

  @On(ReplyFailedSchema)
  async failed(event: ReplyFailed, commit: Commit): Promise<void> {
    const reason = lock(await this.keys.find(event.contactId), event.reason, event.contactId);
    await this.contacts.upsert(
      commit,
      { contactId: event.contactId, what: 'reply', reason: event.outcome },
      (contact, tx) => this.replies.fail(tx, contact, event.replyId, reason, commit.envelope.time),
    );
  }

  @On(ReplyRejectedSchema)
  async rejected(event: ReplyRejected, commit: Commit): Promise<void> {
    await this.contacts.upsert(commit, { contactId: event.contactId, what: 'reply', reason: 'rejected' }, (contact) => {
      const whole = event.question < 0 && contact.suggestionId === event.suggestionId;
      if (whole && contact.reply === 'suggested') contact.reply = 'none';
    });
  }

  /** A promise in a note becomes a follow-up. */
  @On(NoteApprovedSchema)
  async noted(event: NoteApproved, commit: Commit): Promise<void> {
    const content = lock(await this.keys.find(event.contactId), event.note, event.contactId);
    await this.contacts.upsert(
      commit,
      { contactId: event.contactId, what: 'reply', reason: 'note' },
      async (contact, tx) => {
        await tx.rows.query(
          `insert into note (id, contact_id, kind, content, at) values ($1, $2, 'journal', $3, $4) on conflict (id) do nothing`,
          [event.noteId, event.contactId, content, commit.envelope.time],
        );
        if (event.followUp) Object.assign(contact, { followUp: event.followUp, followUpBy: contact.holderId });
      },
    );
  }
}
