import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Commit, Consumer, On, type Tx } from '#lib/bus';
import {
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
import { editOf } from './edit.js';
import { FactStore } from './fact.store.js';

/** What became of suggestions. A suggestion counts as shown once a human has decided with it in front of her. */
@Consumer('insights')
export class ReplyConsumer {
  constructor(private readonly facts: FactStore) {}

  @On(ReplySuggestedSchema)
  async suggested(event: ReplySuggested, commit: Commit): Promise<void> {
    if (event.sentences.length === 0) return;
    const at = commit.envelope.time;
    await this.facts.change(commit, event.contactId, undefined, async (tx) => {
      await tx.rows.query(
        `insert into suggestion (suggestion_id, contact_id, case_type, channel, strength, version, written_by, at) values ($1,$2,$3,$4,$5,$6,$7,$8)
         on conflict (suggestion_id) do update set case_type = excluded.case_type, channel = excluded.channel, strength = excluded.strength,
           version = excluded.version, written_by = excluded.written_by, at = excluded.at`,
        [
          event.suggestionId,
          event.contactId,
          event.caseType,
          event.channel,
          event.strength,
          event.promptVersion,
          event.writtenBy,
          at,
        ],
      );
      await this.ownAnswer(tx, event, at);
    });
  }

  @On(SuggestionWithdrawnSchema)
  async withdrawn(event: SuggestionWithdrawn, commit: Commit): Promise<void> {
    await this.facts.change(commit, event.contactId, undefined, (tx) =>
      this.decide(tx, event, commit.envelope.time, { outcome: 'withdrawn' }),
    );
  }

  @On(ReplyApprovedSchema)
  async approved(event: ReplyApproved, commit: Commit): Promise<void> {
    const at = commit.envelope.time;
    const edit = editOf(event.sentences);
    await this.facts.change(commit, event.contactId, undefined, async (tx) => {
      await this.facts.answer(tx, event.contactId, {
        id: event.replyId,
        state: 'approved',
        seq: event.messageSeq,
        simulated: event.simulated,
        at,
      });
      if (event.suggestionId) {
        await this.decide(tx, event, at, {
          outcome: edit.changed === 0 ? 'unchanged' : 'changed',
          replyId: event.replyId,
          simulated: event.simulated,
        });
        await tx.rows.query(
          'update suggestion set words_suggested = $2, words_changed = $3, decided_in_ms = $4 where suggestion_id = $1',
          [event.suggestionId, edit.suggested, edit.changed, event.decidedInMs.toString()],
        );
      } else {
        await tx.rows.query(
          `update suggestion set outcome = 'own', reply_id = $2, simulated = $3 where contact_id = $1 and outcome = 'open'`,
          [event.contactId, event.replyId, event.simulated],
        );
      }
    });
  }

  @On(ReplyRejectedSchema)
  async rejected(event: ReplyRejected, commit: Commit): Promise<void> {
    if (event.question >= 0) return;
    await this.facts.change(commit, event.contactId, undefined, (tx) =>
      this.decide(tx, event, commit.envelope.time, { outcome: 'rejected', reasons: event.reasons }),
    );
  }

  @On(ReplyRecalledSchema)
  async recalled(event: ReplyRecalled, commit: Commit): Promise<void> {
    await this.facts.change(commit, event.contactId, undefined, async (tx) => {
      await this.facts.answer(tx, event.contactId, { id: event.replyId, state: 'recalled', at: commit.envelope.time });
      await tx.rows.query(`update suggestion set outcome = 'open', reply_id = '' where reply_id = $1`, [event.replyId]);
    });
  }

  @On(ReplySentSchema)
  async sent(event: ReplySent, commit: Commit): Promise<void> {
    const at = event.sentAt ? timestampDate(event.sentAt) : commit.envelope.time;
    await this.facts.change(commit, event.contactId, undefined, (tx) =>
      this.facts.answer(tx, event.contactId, { id: event.replyId, state: 'sent', at }),
    );
  }

  @On(ReplyFailedSchema)
  async failed(event: ReplyFailed, commit: Commit): Promise<void> {
    await this.facts.change(commit, event.contactId, undefined, (tx) =>
      this.facts.answer(tx, event.contactId, { id: event.replyId, state: 'failed', at: commit.envelope.time }),
    );
  }

  /** The agent's own answer may be heard of before the suggestion she had in front of her when she wrote it. */
  private async ownAnswer(tx: Tx, { suggestionId, contactId, messageSeq }: ReplySuggested, at: Date): Promise<void> {
    await tx.rows.query(
      `update suggestion s set outcome = 'own', reply_id = a.reply_id, simulated = a.simulated from answer a
       where s.suggestion_id = $1 and s.outcome = 'open' and a.contact_id = $2 and a.state in ('approved', 'sent') and a.seq >= $3 and a.at >= $4
         and not exists (select 1 from suggestion o where o.reply_id = a.reply_id)`,
      [suggestionId, contactId, messageSeq, at],
    );
  }

  /** A decision may come before its suggestion; what a human decided is not undone by a later withdrawal. */
  private async decide(
    tx: Tx,
    { suggestionId, contactId }: { suggestionId: string; contactId: string },
    at: Date,
    {
      outcome,
      replyId = '',
      simulated = false,
      reasons = [],
    }: { outcome: string; replyId?: string; simulated?: boolean; reasons?: string[] },
  ): Promise<void> {
    await tx.rows.query(
      `insert into suggestion (suggestion_id, contact_id, at, outcome, reply_id, simulated, reasons) values ($1,$2,$3,$4,$5,$6,$7)
       on conflict (suggestion_id) do update set outcome = excluded.outcome, reply_id = excluded.reply_id, simulated = excluded.simulated, reasons = excluded.reasons
       where excluded.outcome <> 'withdrawn' or suggestion.outcome = 'open'`,
      [suggestionId, contactId, at, outcome, replyId, simulated, reasons],
    );
  }
}
