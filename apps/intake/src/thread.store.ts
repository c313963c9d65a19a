import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Bus, type Tx } from '#lib/bus';
import { BounceReceivedSchema } from '#lib/contracts';
import { ContactKeys } from '#lib/keys';
import { ContactStore } from './contact.store.js';
import { open, shut } from './original.js';

/** Where a mail belongs. */
export interface Thread {
  /** The contact it continues; undefined for a new one. */
  contactId?: string;
  /** It names somebody else's mail: it gets no history. */
  hijacked: boolean;
}

/** A reply of ours that a bounce is about. */
export interface SentReply {
  contactId: string;
  replyId: string;
}

/** Knows which Message-IDs belong to which contacts, by keyed hash. */
@Injectable()
export class ThreadStore {
  constructor(
    private readonly bus: Bus,
    private readonly keys: ContactKeys,
    private readonly contacts: ContactStore,
  ) {}

  /** The contact a mail continues: only when its sender is the one that contact answers. Anyone can copy a Message-ID. */
  async find(references: readonly string[], sender: string): Promise<Thread> {
    const rows = (await this.bus.database.query(
      `select t.contact_id, c.sender_hash = $2 as same from unnest($1::text[]) with ordinality as r(hash, place)
       join mail_thread t on t.message_id_hash = r.hash join contact c on c.id = t.contact_id order by r.place limit 100`,
      [references.map((one) => this.hash(one)), this.contacts.senderHash(sender) || '-'],
    )) as { contact_id: string; same: boolean }[];
    for (const { contact_id: contactId } of rows.filter(({ same }) => same)) {
      if (await this.keys.find(contactId)) return { contactId, hijacked: false }; // a disposed contact cannot go on
    }
    return { hijacked: rows.some(({ same }) => !same) };
  }

  async remember(rows: EntityManager, messageId: string, contactId: string): Promise<void> {
    await rows.query(
      'insert into mail_thread (message_id_hash, contact_id, outgoing) values ($1, $2, false) on conflict do nothing',
      [this.hash(messageId), contactId],
    );
  }

  /** Learns a reply's Message-ID. A bounce that came before we knew it finds its reply now. */
  async rememberSent(tx: Tx, messageId: string, { contactId, replyId }: SentReply): Promise<void> {
    const hash = this.hash(messageId);
    await tx.rows.query(
      'insert into mail_thread (message_id_hash, contact_id, outgoing, reply_id) values ($1, $2, true, $3) on conflict (message_id_hash, contact_id) do update set outgoing = true, reply_id = $3',
      [hash, contactId, replyId],
    );
    const [early] = (await tx.rows.query(
      'select contact_id, reason from mail_bounce where message_id_hash = $1 limit 1',
      [hash],
    )) as { contact_id: string; reason: Buffer | null }[];
    if (!early) return;
    const reason = open<string>(await this.keys.find(early.contact_id), 'bounce', early.reason, early.contact_id) ?? '';
    tx.publish(BounceReceivedSchema, { contactId, replyId, reason });
    await tx.rows.query('delete from mail_bounce where message_id_hash = $1', [hash]);
  }

  /** The reply that any of these Message-IDs left under. */
  async sentReply(messageIds: readonly string[]): Promise<SentReply | undefined> {
    const [row] = (await this.bus.database.query(
      `select t.contact_id, t.reply_id from unnest($1::text[]) with ordinality as r(hash, place) join mail_thread t on t.message_id_hash = r.hash and t.outgoing order by r.place limit 1`,
      [messageIds.map((one) => this.hash(one))],
    )) as { contact_id: string; reply_id: string }[];
    return row && (await this.keys.find(row.contact_id))
      ? { contactId: row.contact_id, replyId: row.reply_id }
      : undefined;
  }

  /** Keeps what an unknown bounce names, in case the news of its reply is still on its way. */
  async rememberBounce(
    rows: EntityManager,
    messageIds: readonly string[],
    contactId: string,
    reason: string,
  ): Promise<void> {
    const sealed = shut(await this.contacts.keyFor(contactId), 'bounce', reason, contactId);
    await rows.query(
      'insert into mail_bounce (message_id_hash, contact_id, reason) select hash, $2, $3 from unnest($1::text[]) hash on conflict do nothing',
      [messageIds.map((one) => this.hash(one)), contactId, sealed],
    );
  }

  /** Messages from a sender in the hour before a time. */
  async fromSender(sender: string, at: Date): Promise<number> {
    const [row] = (await this.bus.database.query(
      `select count(*)::int as count from contact c join message m on m.contact_id = c.id where c.sender_hash = $1 and m.arrived_at > $2::timestamptz - interval '1 hour' and m.arrived_at <= $2`,
      [this.contacts.senderHash(sender) || '-', at],
    )) as { count: number }[];
    return row?.count ?? 0;
  }

  private hash(messageId: string): string {
    return this.contacts.hash('mail', messageId.trim());
  }
}
