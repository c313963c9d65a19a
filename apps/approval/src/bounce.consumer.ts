import { type Commit, Consumer, On } from '#lib/bus';
import { type BounceReceived, BounceReceivedSchema, ReplyFailedSchema } from '#lib/contracts';
import { Clock } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import { LedgerStore } from './ledger.store.js';
import { lock } from './sealed.js';

/** A reply that came back returns to a person. */
@Consumer('approval')
export class BounceConsumer {
  constructor(
    private readonly keys: ContactKeys,
    private readonly ledger: LedgerStore,
    private readonly clock: Clock,
  ) {}

  @On(BounceReceivedSchema)
  async bounced({ contactId, replyId, reason }: BounceReceived, commit: Commit): Promise<void> {
    const sealed = lock(await this.keys.find(contactId), reason, contactId);
    await commit(async (tx) => {
      const [rows] = (await tx.rows.query(
        `update reply set state = 'failed', outcome = 'bounced', reason = $3 where id::text = $1 and contact_id = $2 and state = 'sent' returning approver_id, simulated`,
        [replyId, contactId, sealed],
      )) as [{ approver_id: string; simulated: boolean }[], number];
      const row = rows[0];
      if (!row) return;
      const { approver_id: agentId, simulated } = row;
      await this.ledger.append(tx.rows, {
        kind: 'failed',
        at: this.clock.now(),
        contactId,
        replyId,
        agentId,
        simulated,
        detail: 'bounced',
      });
      tx.publish(ReplyFailedSchema, { contactId, replyId, outcome: 'bounced', reason });
    });
  }
}
