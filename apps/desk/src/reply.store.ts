import { Injectable } from '@nestjs/common';
import type { Tx } from '#lib/bus';
import type { Contact } from './contact.entity.js';

/** States in which a reply counts as an answer. */
const answering = ['approved', 'sent'];

/** What became of replies, as approval tells it. */
@Injectable()
export class ReplyStore {
  /** A reply failed or came back: its message is unanswered again. */
  async fail(tx: Tx, contact: Contact, replyId: string, reason: Buffer | null, at: Date): Promise<void> {
    await tx.rows.query(
      `insert into reply (id, contact_id, state, reason, at) values ($1, $2, 'failed', $3, $4) on conflict (id) do update set state = 'failed', reason = $3`,
      [replyId, contact.id, reason, at],
    );
    await this.settle(tx, contact);
  }

  /** Puts a reply into a state. `sent` never goes back to `approved`. */
  async put(
    tx: Tx,
    contact: Contact,
    reply: { id: string; state: string; at: Date; messageSeq?: number; channel?: string; content?: Buffer | null },
  ): Promise<void> {
    await tx.rows.query(
      `insert into reply (id, contact_id, state, message_seq, channel, content, at) values ($1,$2,$3,$4,$5,$6,$7)
       on conflict (id) do update set state = case when excluded.state = 'approved' then reply.state else excluded.state end, at = excluded.at,
         message_seq = greatest(reply.message_seq, excluded.message_seq), channel = case when excluded.channel = '' then reply.channel else excluded.channel end,
         content = coalesce(excluded.content, reply.content)`,
      [reply.id, contact.id, reply.state, reply.messageSeq ?? 0, reply.channel ?? '', reply.content ?? null, reply.at],
    );
    if (answering.includes(reply.state)) contact.followUpDue = false;
    await this.settle(tx, contact);
  }

  async newest(tx: Tx, contactId: string): Promise<string | undefined> {
    const [row] = (await tx.rows.query(
      `select id from reply where contact_id = $1 and state = 'sent' order by at desc limit 1`,
      [contactId],
    )) as {
      id: string;
    }[];
    return row?.id;
  }

  /** The contact's answer follows from its replies. */
  private async settle(tx: Tx, contact: Contact): Promise<void> {
    const rows = (await tx.rows.query('select state, message_seq from reply where contact_id = $1 order by at, id', [
      contact.id,
    ])) as {
      state: string;
      message_seq: number;
    }[];
    contact.answeredSeq = Math.max(
      0,
      ...rows.filter(({ state }) => answering.includes(state)).map(({ message_seq }) => message_seq),
    );
    const newest = rows.at(-1)?.state ?? 'none';
    contact.reply = newest === 'recalled' ? 'none' : newest;
  }
}
