import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Bus } from '#lib/bus';
import { type ClearContact, OriginalReadSchema } from '#lib/contracts';
import { Clock, Refused, type VerifiedClaims } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import type { Placeholder } from '#lib/language';
import { Contact } from './contact.entity.js';
import { StoredMessage } from './message.entity.js';
import { open, openBytes } from './original.js';

interface Original {
  subject: string;
  text: string;
  quoted: string;
  from: string;
}

/** Shows a contact in clear to the person who holds it, and to nobody else. */
@Injectable()
export class ClearService {
  constructor(
    private readonly bus: Bus,
    private readonly database: DataSource,
    private readonly keys: ContactKeys,
    private readonly clock: Clock,
  ) {}

  /** The contact's messages and what its placeholders stand for. Refuses `not-the-holder` (403) and `disposed` (410). */
  async read(contactId: string, reader: VerifiedClaims, why: string): Promise<ClearContact> {
    const contact = await this.held(contactId, reader);
    const key = await this.keyOf(contactId);
    const stored = await this.database.manager.find(StoredMessage, { where: { contactId }, order: { seq: 'ASC' } });
    const originals = stored.map((message) => ({ seq: message.seq, author: message.author, ...(open<Original>(key, message.original, contactId) ?? { subject: '', text: '', quoted: '', from: '' }) }));
    const placeholders = open<Placeholder[]>(key, contact.placeholders, contactId) ?? [];
    await this.tell(contactId, reader.sub, 'messages', why);
    const from = originals.find(({ author, from }) => author === 'citizen' && from)?.from ?? '';
    return {
      messages: originals.map(({ seq, subject, text, quoted }) => ({ seq, subject, text, quoted })),
      placeholders: Object.fromEntries(placeholders.map(({ token, value }) => [token, value])),
      from,
      firstName: firstNameOf(from),
    };
  }

  /** One attachment's bytes, for the holder. */
  async file(contactId: string, attachmentId: string, reader: VerifiedClaims, why: string): Promise<{ name: string; mediaType: string; content: Buffer }> {
    await this.held(contactId, reader);
    const key = await this.keyOf(contactId);
    const [row] = (await this.database.query('select name, media_type, content from attachment where id::text = $1 and contact_id = $2', [attachmentId, contactId])) as { name: Buffer; media_type: string; content: Buffer }[];
    const content = row && openBytes(key, row.content, contactId);
    if (!row || !content) throw new Refused('not-found', 'There is no such attachment.', 404);
    await this.tell(contactId, reader.sub, 'attachment', why);
    return { name: open<string>(key, row.name, contactId) ?? 'bilaga', mediaType: row.media_type, content };
  }

  private async held(contactId: string, reader: VerifiedClaims): Promise<Contact> {
    const contact = await this.database.manager.findOneBy(Contact, { id: contactId });
    if (!contact) throw new Refused('not-found', 'There is no such contact.', 404);
    const holds = contact.holderId === reader.sub && contact.heldUntil !== null && contact.heldUntil > this.clock.now();
    if (!holds) throw new Refused('not-the-holder', 'Only the agent who holds the contact reads it in clear. Take it first.', 403);
    return contact;
  }

  private async keyOf(contactId: string): Promise<Buffer> {
    const key = await this.keys.find(contactId);
    if (!key) throw new Refused('disposed', 'The text of this contact has been disposed of.', 410);
    return key;
  }

  private async tell(contactId: string, readerId: string, what: string, why: string): Promise<void> {
    await this.bus.transaction(async (tx) => {
      tx.publish(OriginalReadSchema, { contactId, readerId, what, why });
    });
  }
}

/** The first word of a display name, when it looks like a name: `Anna Berg <a@b.se>` → `Anna`. */
export const firstNameOf = (from: string): string => /^\s*"?([\p{Lu}][\p{L}'-]{1,30})/u.exec(from.replace(/<.*>/, ''))?.[1] ?? '';
