import { type Commit, Consumer, On } from '#lib/bus';
import { type AssuranceRaised, AssuranceRaisedSchema, type ReplySent, ReplySentSchema } from '#lib/contracts';
import { ThreadStore } from './thread.store.js';

/** Learns what left and what an agent found out, so that what comes back is understood. */
@Consumer('intake')
export class SentConsumer {
  constructor(private readonly threads: ThreadStore) {}

  /** The citizen's answer and a bounce both name the Message-ID a reply left under. */
  @On(ReplySentSchema)
  async sent(event: ReplySent, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      if (event.messageId) await this.threads.rememberSent(tx, event.messageId, event);
    });
  }

  /** Who chats or calls stays the same person; a later mail proves nothing by that. */
  @On(AssuranceRaisedSchema)
  async raised(event: AssuranceRaised, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query(`update contact set assurance = $2 where id = $1 and channel in ('chat', 'phone')`, [
        event.contactId,
        event.assurance,
      ]);
    });
  }
}
