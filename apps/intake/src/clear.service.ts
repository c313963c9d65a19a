import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { Bus } from '#lib/bus';
import { type ClearContact, OriginalReadSchema } from '#lib/contracts';
import { Clock, Refused, type VerifiedClaims } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import type { Placeholder } from '#lib/language';
import { Contact } from './contact.entity.js';
import { StoredMessage } from './message.entity.js';
import { type Original, open, openBytes } from './original.js';

const unzipped = promisify(gunzip);
const nothing: Original = { subject: '', text: '', quoted: '', from: '', about: '', sourceKey: '' };

export interface File {
  name: string;
  content: Buffer;
}

/** Shows a contact in clear to the person who holds it, and to nobody else. */
@Injectable()
export class ClearService {
  constructor(
    private readonly bus: Bus,
    private readonly keys: ContactKeys,
    private readonly clock: Clock,
  ) {}

  /** The contact's messages and what its placeholders stand for. Refuses `not-the-holder` (403) and `disposed` (410). */
  async read(contactId: string, reader: VerifiedClaims, why: string): Promise<ClearContact> {
    const contact = await this.held(contactId, reader);
    const key = await this.keyOf(contactId);
    const stored = await this.bus.database.manager.find(StoredMessage, { where: { contactId }, order: { seq: 'ASC' } });
    const originals = stored.map(({ seq, author, original }) => ({
      seq,
      author,
      ...(open<Original>(key, 'message', original, contactId) ?? nothing),
    }));
    const placeholders = open<Placeholder[]>(key, 'placeholders', contact.placeholders, contactId) ?? [];
    await this.tell(contactId, reader.sub, 'messages', why);
    const named = originals.filter(({ from }) => from !== '');
    const from = (named.find(({ author }) => author === 'citizen') ?? named[0])?.from ?? '';
    return {
      messages: originals.map(({ seq, subject, text, quoted }) => ({ seq, subject, text, quoted })),
      placeholders: Object.fromEntries(placeholders.map(({ token, value }) => [token, value])),
      from,
      firstName: firstNameOf(from),
    };
  }

  /** One attachment's bytes, for the holder. */
  async file(contactId: string, attachmentId: string, reader: VerifiedClaims, why: string): Promise<File> {
    await this.held(contactId, reader);
    const key = await this.keyOf(contactId);
    const [row] = (await this.bus.database.query(
      'select name, content from attachment where id::text = $1 and contact_id = $2',
      [attachmentId, contactId],
    )) as { name: Buffer; content: Buffer }[];
    const content = row && openBytes(key, 'file', row.content, contactId);
    if (!row || !content) throw new Refused('not-found', 'There is no such attachment.', 404);
    await this.tell(contactId, reader.sub, 'attachment', why);
    return { name: open<string>(key, 'file-name', row.name, contactId) ?? 'bilaga', content };
  }

  /** A mail as it came, byte for byte, for the holder. */
  async raw(contactId: string, seq: number, reader: VerifiedClaims, why: string): Promise<File> {
    await this.held(contactId, reader);
    const key = await this.keyOf(contactId);
    const [row] = (await this.bus.database.query('select raw from message where contact_id = $1 and seq = $2', [
      contactId,
      seq,
    ])) as { raw: Buffer | null }[];
    const zipped = openBytes(key, 'raw', row?.raw ?? null, contactId);
    if (!zipped) throw new Refused('not-found', 'Nothing more than the text was kept of this message.', 404);
    await this.tell(contactId, reader.sub, 'messages', why);
    return { name: `brev-${seq}.eml`, content: await unzipped(zipped) };
  }

  /** Whether the reader holds the contact now. Refuses `not-found` (404) and `not-the-holder` (403). */
  async held(contactId: string, reader: Pick<VerifiedClaims, 'sub'>): Promise<Contact> {
    const contact = await this.bus.database.manager.findOneBy(Contact, { id: contactId });
    if (!contact) throw new Refused('not-found', 'There is no such contact.', 404);
    const holds = contact.holderId === reader.sub && contact.heldUntil !== null && contact.heldUntil > this.clock.now();
    if (!holds)
      throw new Refused(
        'not-the-holder',
        'Only the agent who holds the contact reads it in clear. Take it first.',
        403,
      );
    return contact;
  }

  async tell(contactId: string, readerId: string, what: string, why: string): Promise<void> {
    await this.bus.transaction(async (tx) => {
      tx.publish(OriginalReadSchema, { contactId, readerId, what, why });
    });
  }

  private async keyOf(contactId: string): Promise<Buffer> {
    const key = await this.keys.find(contactId);
    if (!key) throw new Refused('disposed', 'The text of this contact has been disposed of.', 410);
    return key;
  }
}

/** The first word of a display name, when it looks like a name: `Anna Berg <a@b.se>` → `Anna`. */
export const firstNameOf = (from: string): string =>
  /^\s*"?([\p{Lu}][\p{L}'-]{1,30})/u.exec(from.replace(/<.*>/, ''))?.[1] ?? '';
