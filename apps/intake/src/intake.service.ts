import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Bus, type Tx } from '#lib/bus';
import { MessageReceivedSchema } from '#lib/contracts';
import type { Placeholder } from '#lib/language';
import { keepFiles } from './attachment.store.js';
import type { Contact } from './contact.entity.js';
import { ContactStore } from './contact.store.js';
import { clean, type Incoming } from './incoming.js';
import { type MaskedTexts, maskMessage } from './mask-message.js';
import { StoredMessage } from './message.entity.js';
import { type Original, open, shut } from './original.js';

const zipped = promisify(gzip);

export interface Kept {
  contactId: string;
  seq: number;
  reference: string;
  arrivedAt: Date;
  /** True when the same message had come before. */
  known: boolean;
}

/** More to write in the same transaction, once per message. */
export type Also = (tx: Tx, kept: Kept) => Promise<void>;

/** Keeps what comes in, whatever the channel: original encrypted, masked at the door, once. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly bus: Bus,
    private readonly contacts: ContactStore,
  ) {}

  /** Keeps one message and tells the line. The same key twice answers the first one's numbers. Refuses `disposed` (410). */
  async receive(given: Incoming, also?: Also): Promise<Kept> {
    const key = this.keyOf(given);
    const before = await this.find(this.bus.database.manager, key);
    if (before) return before;
    const message = {
      ...given,
      subject: clean(given.subject, 1_000),
      text: clean(given.text),
      quoted: clean(given.quoted),
      from: clean(given.from, 500),
      about: clean(given.about, 2_000),
    };
    const contactId = message.contactId ?? randomUUID();
    const dataKey = await this.contacts.keyFor(contactId);
    const raw = given.raw ? shut(dataKey, 'raw', await zipped(given.raw), contactId) : null;
    return this.bus.transaction((tx) => this.receiveIn(tx, { ...message, contactId }, key, dataKey, raw, also));
  }

  /** Keeps one message inside a transaction that is already open, e.g. when a call's held segments are released. */
  async receiveIn(
    tx: Tx,
    message: Incoming & { contactId: string },
    key: string,
    dataKey: Buffer,
    raw: Buffer | null = null,
    also?: Also,
  ): Promise<Kept> {
    await tx.rows.query('select pg_advisory_xact_lock(hashtext($1))', [`message:${key}`]);
    const known = await this.find(tx.rows, key);
    if (known) return known;
    const contact =
      (await this.contacts.locked(tx.rows, message.contactId)) ??
      (await this.contacts.create(tx.rows, message.contactId, message, dataKey));
    const kept = await this.keep(tx, contact, message, key, dataKey, raw);
    await also?.(tx, kept);
    return kept;
  }

  keyOf(message: Pick<Incoming, 'channel' | 'key'>): string {
    return this.contacts.hash(message.channel, message.key);
  }

  /** The message kept under a key, if it is. */
  async find(rows: EntityManager, key: string): Promise<Kept | undefined> {
    const [row] = (await rows.query(
      'select m.contact_id, m.seq, m.arrived_at, c.reference from message m join contact c on c.id = m.contact_id where m.key = $1',
      [key],
    )) as { contact_id: string; seq: number; arrived_at: Date; reference: string }[];
    return (
      row && {
        contactId: row.contact_id,
        seq: row.seq,
        reference: row.reference,
        arrivedAt: row.arrived_at,
        known: true,
      }
    );
  }

  private async keep(
    tx: Tx,
    contact: Contact,
    message: Incoming,
    key: string,
    dataKey: Buffer,
    raw: Buffer | null,
  ): Promise<Kept> {
    const known = open<Placeholder[]>(dataKey, 'placeholders', contact.placeholders, contact.id) ?? [];
    const fileNames = Object.fromEntries(message.files.map(({ name }, index) => [`file ${index}`, clean(name, 200)]));
    const { text, subject, quoted, about } = message;
    const before = message.channel === 'chat' ? await this.linesBefore(tx.rows, contact.id, dataKey) : [];
    const line = message.masked ?? textOf(maskMessage({ text }, known, message.declared, before));
    const rest = maskMessage(
      { subject, quoted, about, ...fileNames } as Record<string, string>,
      line.placeholders,
      message.declared,
    );
    contact.lastSeq += 1;
    contact.placeholders = shut(dataKey, 'placeholders', rest.placeholders, contact.id);
    await tx.rows.query('update contact set last_seq = $2, placeholders = $3 where id = $1', [
      contact.id,
      contact.lastSeq,
      contact.placeholders,
    ]);
    const original: Original = { subject, text, quoted, from: message.from, about, sourceKey: message.key };
    await tx.rows.insert(StoredMessage, {
      contactId: contact.id,
      seq: contact.lastSeq,
      key,
      author: message.author,
      original: shut(dataKey, 'message', original, contact.id),
      raw,
      setAside: message.setAside,
      arrivedAt: message.arrivedAt,
      atMs: String(message.atMs),
    });
    const { channel, author, arrivedAt, threadRef, setAside, act, atMs } = message;
    tx.publish(MessageReceivedSchema, {
      contactId: contact.id,
      messageSeq: contact.lastSeq,
      channel,
      messageKey: key,
      author,
      text: line.text,
      subject: rest.texts.subject,
      quoted: rest.texts.quoted,
      about: rest.texts.about,
      citizenRef: contact.citizenRef,
      arrivedAt: timestampFromDate(arrivedAt),
      assurance: channel === 'email' ? message.assurance : contact.assurance,
      right: contact.right,
      protectedIdentity: contact.protectedIdentity,
      deliveryChannel: contact.deliveryChannel,
      sealedAddress: this.contacts.sealedAddress(contact, dataKey),
      threadRef,
      setAside,
      formId: contact.formId,
      atMs: BigInt(atMs),
      act,
      reference: contact.reference,
      language: contact.language,
    });
    await keepFiles(tx, contact, message.files, (index) => rest.texts[`file ${index}`] ?? '', dataKey);
    return { contactId: contact.id, seq: contact.lastSeq, reference: contact.reference, arrivedAt, known: false };
  }

  /** The citizen's nearest earlier chat lines, oldest first. */
  private async linesBefore(rows: EntityManager, contactId: string, dataKey: Buffer): Promise<string[]> {
    const stored = await rows.find(StoredMessage, {
      where: { contactId, author: 'citizen' },
      order: { seq: 'DESC' },
      take: 3,
    });
    return stored.reverse().map(({ original }) => open<Original>(dataKey, 'message', original, contactId)?.text ?? '');
  }
}

const textOf = ({ texts, placeholders }: MaskedTexts<'text'>): { text: string; placeholders: Placeholder[] } => ({
  text: texts.text,
  placeholders,
});
