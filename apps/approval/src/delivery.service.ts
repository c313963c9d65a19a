import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Bus, type Tx } from '#lib/bus';
import { type DeliveryChannel, ReplyFailedSchema, ReplySentSchema } from '#lib/contracts';
import { Clock, Refused } from '#lib/core';
import { ContactKeys, type Secrets } from '#lib/keys';
import { mask } from '#lib/language';
import { SECRETS } from '#lib/platform';
import { ChatChannel } from './channels/chat.channel.js';
import { Door } from './channels/deliver.js';
import { EmailChannel } from './channels/email.channel.js';
import type { Outcome } from './channels/outcome.js';
import { LedgerStore } from './ledger.store.js';
import { type ApprovedReply, restore } from './reply.js';
import { lock, unlock } from './sealed.js';

interface Claimed {
  id: string;
  contact_id: string;
  channel: DeliveryChannel;
  approver_id: string;
  approver_name: string;
  approved_at: Date | null;
  text_hash: string;
  signature: string;
  content: Buffer;
  simulated: boolean;
  attempts: number;
  deliver_after: Date;
}
interface Content {
  bytes: string;
  recipient: string;
  text: string;
  subject: string;
}

const unclearAfter = '2 minutes';
const tooOldMs = 24 * 3600_000;
const mostAttempts = 8;
const mostPerRound = 50;

/** Claims approved replies when the time to undo is over, and sends each at most once. Better parked than twice. */
@Injectable()
export class DeliveryService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('delivery');
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #halted = false;

  constructor(
    private readonly database: DataSource,
    private readonly bus: Bus,
    private readonly keys: ContactKeys,
    private readonly door: Door,
    private readonly chat: ChatChannel,
    private readonly email: EmailChannel,
    private readonly ledger: LedgerStore,
    private readonly clock: Clock,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  onApplicationBootstrap(): void {
    const turn = () => {
      this.#running = this.round()
        .catch((error: Error) => this.#log.warn(error.message))
        .finally(() => (this.#timer = setTimeout(turn, 200)));
    };
    this.#timer = setTimeout(turn, 50);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    clearTimeout(this.#timer);
  }

  /** One round: park what was left in the middle, then claim and deliver what is due. */
  async round(): Promise<void> {
    await this.parkAbandoned();
    // One at a time: a process that dies leaves one delivery unclear, not a batch of them.
    for (let handled = 0; handled < mostPerRound; handled++) {
      const row = await this.claim();
      if (!row) return;
      await this.attempt(row);
    }
  }

  /**
   * Claims in one transaction with a ledger row, and anchors that row outside the database before anything leaves: a
   * backup restored from before the claim lacks the row, and nothing is sent twice from it.
   */
  private async claim(): Promise<Claimed | undefined> {
    const now = this.clock.now();
    const waiting = (await this.database.query(
      `select 1 from reply where state = 'approved' and deliver_after <= $1 limit 1`,
      [now],
    )) as unknown[];
    if (waiting.length === 0 || (await this.isHalted())) return undefined;
    const [claimed] = await this.bus.transaction(async ({ rows }) => {
      const [due] = (await rows.query(
        `update reply set state = 'sending', claimed_at = now(), attempts = attempts + 1 where id in
           (select id from reply where state = 'approved' and deliver_after <= $1 order by deliver_after limit 1 for update skip locked) returning *`,
        [now],
      )) as [Claimed[], number];
      for (const { id, contact_id, approver_id, simulated, channel } of due) {
        await this.ledger.append(rows, {
          kind: 'sending',
          at: now,
          contactId: contact_id,
          replyId: id,
          agentId: approver_id,
          simulated,
          detail: channel,
        });
      }
      return due;
    });
    if (claimed) await this.ledger.anchor();
    return claimed;
  }

  private async attempt(row: Claimed): Promise<void> {
    const content = unlock<Content>(await this.keys.find(row.contact_id), row.content, row.contact_id);
    if (!content) return this.fail(row, 'failed', 'refused', 'The text has been disposed of.');
    if (this.clock.now().getTime() - row.deliver_after.getTime() > tooOldMs)
      return this.fail(row, 'parked', 'unclear', 'It was approved more than a day ago: look at it again.');
    let reply: ApprovedReply;
    try {
      reply = restore(
        {
          replyId: row.id,
          contactId: row.contact_id,
          channel: row.channel,
          approverId: row.approver_id,
          approvedAt: row.approved_at,
          textHash: row.text_hash,
          signature: row.signature,
          bytes: Buffer.from(content.bytes, 'base64'),
          recipient: content.recipient,
          simulated: row.simulated,
        },
        this.secrets.ledger.publicKey,
      );
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#log.error(`reply ${row.id}: ${error.message}`);
      return this.fail(row, 'parked', 'refused', error.message, 'forgery-refused');
    }
    await this.settle(row, reply, content, await this.door.deliver(reply));
  }

  private async settle(row: Claimed, reply: ApprovedReply, content: Content, outcome: Outcome): Promise<void> {
    if (outcome.kind === 'sent') return this.sent(row, reply, content);
    if (outcome.kind === 'not-yet' && row.attempts < mostAttempts) {
      // Nothing left: it may be tried again, later each time.
      await this.database.query(
        `update reply set state = 'approved', deliver_after = now() + $2 * interval '1 second' where id = $1 and state = 'sending'`,
        [row.id, Math.min(600, 2 ** row.attempts)],
      );
      return;
    }
    await this.fail(
      row,
      outcome.kind === 'unclear' ? 'parked' : 'failed',
      outcome.kind === 'unclear' ? 'unclear' : 'refused',
      outcome.reason,
    );
  }

  private async sent(row: Claimed, reply: ApprovedReply, content: Content): Promise<void> {
    const key = await this.keys.find(row.contact_id);
    const at = this.clock.now();
    await this.bus.transaction(async (tx) => {
      await tx.rows.query(`update reply set state = 'sent', sent_at = $2 where id = $1 and state = 'sending'`, [
        row.id,
        at,
      ]);
      if (row.channel === 'chat')
        await this.chat.write(
          tx.rows,
          reply,
          row.approver_name.split(' ')[0] ?? '',
          lock(key, content.text, row.contact_id) ?? Buffer.alloc(0),
        );
      await this.ledger.append(tx.rows, {
        kind: 'sent',
        at,
        contactId: row.contact_id,
        replyId: row.id,
        agentId: row.approver_id,
        simulated: row.simulated,
        textHash: row.text_hash,
        detail: row.channel,
      });
      const byMail = row.channel === 'email' || row.channel === 'form';
      tx.publish(ReplySentSchema, {
        contactId: row.contact_id,
        replyId: row.id,
        channel: row.channel,
        messageId: byMail ? this.email.messageIdOf(reply.row.bytes) : '',
        sentAt: timestampFromDate(at),
        text: mask(content.text).masked,
        simulated: row.simulated,
      });
    });
  }

  private async fail(
    row: Pick<Claimed, 'id' | 'contact_id' | 'approver_id' | 'simulated'>,
    state: 'parked' | 'failed',
    outcome: string,
    reason: string,
    kind: 'failed' | 'forgery-refused' = 'failed',
  ): Promise<void> {
    const sealed = lock(await this.keys.find(row.contact_id), reason, row.contact_id);
    await this.bus.transaction(async (tx: Tx) => {
      const [, count] = (await tx.rows.query(
        `update reply set state = $2, outcome = $3, reason = $4 where id = $1 and state = 'sending'`,
        [row.id, state, outcome, sealed],
      )) as [unknown, number];
      if (count === 0) return;
      await this.ledger.append(tx.rows, {
        kind,
        at: this.clock.now(),
        contactId: row.contact_id,
        replyId: row.id,
        agentId: row.approver_id,
        simulated: row.simulated,
        detail: outcome,
      });
      tx.publish(ReplyFailedSchema, {
        contactId: row.contact_id,
        replyId: row.id,
        outcome,
        reason: mask(reason).masked,
      });
    });
  }

  /** A process died between claim and outcome: nobody knows whether it left, so a person must look. */
  private async parkAbandoned(): Promise<void> {
    const rows = (await this.database.query(
      `select id, contact_id, approver_id, simulated from reply where state = 'sending' and claimed_at < now() - interval '${unclearAfter}'`,
    )) as Claimed[];
    for (const row of rows) await this.fail(row, 'parked', 'unclear', 'The program stopped while it was being sent.');
  }

  /** A ledger behind its anchor means that an old backup was restored: a person must say what had left. */
  private async isHalted(): Promise<boolean> {
    const behind = await this.ledger.isBehindAnchor();
    if (behind && !this.#halted) {
      this.#log.error(
        'The ledger is behind its anchor: an old backup was restored. Nothing is sent until an operator accepts it (POST /api/approval/restore).',
      );
    }
    this.#halted = behind;
    return behind;
  }
}
