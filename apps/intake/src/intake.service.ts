import { createHash, randomUUID } from 'node:crypto';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Inject, Injectable } from '@nestjs/common';
import { Bus, type Tx } from '#lib/bus';
import { AttachmentKeptSchema, MessageReceivedSchema } from '#lib/contracts';
import { ContactKeys, hmac, seal, type Secrets } from '#lib/keys';
import { mask, type Placeholder } from '#lib/language';
import { SECRETS } from '#lib/platform';
import { Contact } from './contact.entity.js';
import { bestIdentifier, type Incoming, newReference } from './incoming.js';
import { StoredMessage } from './message.entity.js';
import { open, shut } from './original.js';

export interface Kept {
  contactId: string;
  seq: number;
  reference: string;
  /** True when the same message had come before. */
  known: boolean;
}

/** Keeps what comes in, whatever the channel: original encrypted, masked at the door, once. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly bus: Bus,
    private readonly keys: ContactKeys,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** Keeps one message and tells the line. The same key twice answers the first one's numbers. */
  async receive(message: Incoming): Promise<Kept> {
    const key = hmac(this.secrets.reference, `${message.channel}:${message.key}`);
    const contactId = message.contactId ?? randomUUID();
    await this.keys.obtain(contactId);
    return this.bus.transaction(async (tx) => {
      await tx.rows.query('select pg_advisory_xact_lock(hashtext($1))', [`message:${key}`]);
      const known = await this.find(tx, key);
      if (known) return known;
      const contact = await this.contactOf(tx, contactId, message);
      return this.keep(tx, contact, message, key);
    });
  }

  private async find(tx: Tx, key: string): Promise<Kept | undefined> {
    const [row] = (await tx.rows.query('select m.contact_id, m.seq, c.reference from message m join contact c on c.id = m.contact_id where m.key = $1', [key])) as { contact_id: string; seq: number; reference: string }[];
    return row && { contactId: row.contact_id, seq: row.seq, reference: row.reference, known: true };
  }

  private async contactOf(tx: Tx, id: string, message: Incoming): Promise<Contact> {
    const existing = await tx.rows.findOne(Contact, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (existing) return existing;
    const identifier = bestIdentifier(message.identifiers);
    const { seal: sealing, reference } = this.secrets;
    return tx.rows.create(Contact, {
      id, reference: newReference(message.arrivedAt), channel: message.channel, citizenRef: identifier ? hmac(reference, identifier) : '',
      assurance: message.assurance, right: message.right, protectedIdentity: message.protectedIdentity, deliveryChannel: message.deliveryChannel,
      sealedAddress: message.replyAddress ? seal(sealing.publicKey, message.replyAddress, id) : '',
      senderHash: message.replyAddress ? hmac(reference, `sender:${message.replyAddress.toLowerCase()}`) : '',
      formId: message.formId, language: message.language, lastSeq: 0, placeholders: null, callState: '', arrivedAt: message.arrivedAt,
      holderId: '', claim: '0', heldUntil: null,
    });
  }

  private async keep(tx: Tx, contact: Contact, message: Incoming, key: string): Promise<Kept> {
    const dataKey = await this.keys.find(contact.id);
    const known = open<Placeholder[]>(dataKey, contact.placeholders, contact.id) ?? [];
    const masked = maskAll(message, known);
    contact.lastSeq += 1;
    contact.placeholders = shut(dataKey, masked.placeholders, contact.id);
    await tx.rows.save(contact);
    const { subject, text, quoted, from, about } = message;
    await tx.rows.insert(StoredMessage, {
      contactId: contact.id, seq: contact.lastSeq, key, author: message.author, original: shut(dataKey, { subject, text, quoted, from, about }, contact.id) ?? Buffer.alloc(0),
      setAside: message.setAside, arrivedAt: message.arrivedAt,
    });
    tx.publish(MessageReceivedSchema, {
      contactId: contact.id, messageSeq: contact.lastSeq, channel: contact.channel, messageKey: key, author: message.author,
      subject: masked.subject, text: masked.text, quoted: masked.quoted, about: masked.about, citizenRef: contact.citizenRef, arrivedAt: timestampFromDate(message.arrivedAt),
      assurance: contact.assurance, right: contact.right, protectedIdentity: contact.protectedIdentity, deliveryChannel: contact.deliveryChannel,
      sealedAddress: contact.sealedAddress, threadRef: message.threadRef, setAside: message.setAside, formId: contact.formId,
      atMs: BigInt(message.atMs), act: message.act, reference: contact.reference, language: contact.language,
    });
    for (const file of message.files) await this.keepFile(tx, contact, file, masked.placeholders, dataKey);
    return { contactId: contact.id, seq: contact.lastSeq, reference: contact.reference, known: false };
  }

  private async keepFile(tx: Tx, contact: Contact, file: Incoming['files'][number], known: Placeholder[], dataKey: Buffer | null | undefined): Promise<void> {
    const id = randomUUID();
    const sha256 = createHash('sha256').update(file.content).digest('hex');
    await tx.rows.query('insert into attachment (id, contact_id, seq, name, media_type, size, sha256, content) values ($1,$2,$3,$4,$5,$6,$7,$8)', [
      id, contact.id, contact.lastSeq, shut(dataKey, file.name, contact.id), file.mediaType, file.content.length, sha256, shut(dataKey, file.content, contact.id),
    ]);
    tx.publish(AttachmentKeptSchema, {
      contactId: contact.id, messageSeq: contact.lastSeq, attachmentId: id, name: mask(file.name, { known }).masked, mediaType: file.mediaType, size: BigInt(file.content.length), sha256,
    });
  }
}

/** Masks every text of a message with one numbering, so that the same value has the same placeholder everywhere. */
function maskAll(message: Incoming, known: Placeholder[]) {
  let placeholders = known;
  const one = (text: string): string => {
    const masked = mask(text, { known: placeholders });
    placeholders = masked.placeholders;
    return masked.masked;
  };
  const [text, subject, quoted, about] = [one(message.text), one(message.subject), one(message.quoted), one(message.about)];
  return { text, subject, quoted, about, placeholders };
}
