import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Bus } from '#lib/bus';
import { type ChatHistory, type ChatStarted, CitizenTypedSchema, type StartChat } from '#lib/contracts';
import { Clock, Refused } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import { Sessions } from '#lib/platform';
import { Contact } from './contact.entity.js';
import { ContactStore } from './contact.store.js';
import { clean, facts, type Incoming, incoming } from './incoming.js';
import { IntakeService, type Kept } from './intake.service.js';
import { StoredMessage } from './message.entity.js';
import { type Original, open, shut } from './original.js';

/** The citizen's side of a chat. */
@Injectable()
export class ChatService {
  constructor(
    private readonly bus: Bus,
    private readonly intake: IntakeService,
    private readonly contacts: ContactStore,
    private readonly keys: ContactKeys,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** Begins a chat; the line hears of it with the first message. */
  async start({ language, name, key }: z.infer<typeof StartChat>): Promise<ChatStarted> {
    const beginKey = key ? this.contacts.hash('chat-start', key) : null;
    const known = beginKey ? await this.begun(this.bus.database.manager, beginKey) : undefined;
    if (known) return known;
    const id = randomUUID();
    const dataKey = await this.contacts.keyFor(id);
    return this.bus.transaction(async (tx) => {
      if (beginKey) await tx.rows.query('select pg_advisory_xact_lock(hashtext($1))', [beginKey]);
      const meanwhile = beginKey ? await this.begun(tx.rows, beginKey) : undefined;
      if (meanwhile) return meanwhile;
      const contact = await this.contacts.create(
        tx.rows,
        id,
        facts({ channel: 'chat', arrivedAt: this.clock.now(), language, right: 'unknown' }),
        dataKey,
        beginKey,
      );
      if (name)
        await tx.rows.query('update contact set begin_name = $2 where id = $1', [
          id,
          shut(dataKey, 'name', clean(name, 120), id),
        ]);
      return this.started(contact);
    });
  }

  /** One line. The same key twice is one line. */
  async say(contact: Contact, key: string, text: string): Promise<Kept> {
    const name = await this.nameOf(contact);
    return this.intake.receive({
      ...this.message(contact),
      key: `${contact.id} ${key}`,
      text,
      from: name,
      declared: name ? [{ type: 'person', value: name }] : [],
    });
  }

  /** The citizen will not wait: the answer goes to this address. Refuses `nothing-asked` (409) before the first line. */
  async leaveEmail(contact: Contact, email: string): Promise<Kept> {
    if (contact.lastSeq === 0)
      throw new Refused(
        'nothing-asked',
        'Skriv din fråga först, och lämna sedan adressen. / Write your question first, then leave the address.',
        409,
      );
    const address = email.trim();
    const dataKey = await this.contacts.keyFor(contact.id);
    await this.bus.database.query(
      `update contact set delivery_channel = 'email', sealed_address = $2, sender_hash = $3 where id = $1`,
      [contact.id, this.contacts.sealed(contact.id, address, dataKey), this.contacts.senderHash(address)],
    );
    const text =
      contact.language === 'en'
        ? `I cannot wait. Please answer by e-mail to ${address}.`
        : `Jag kan inte vänta. Svara med e-post till ${address}.`;
    return this.intake.receive({
      ...this.message(contact),
      key: `${contact.id} e-mail ${address.toLowerCase()}`,
      text,
      declared: [{ type: 'email', value: address }],
    });
  }

  /** The citizen's own lines, for a reload. */
  async history(contact: Contact, after: number): Promise<z.infer<typeof ChatHistory>> {
    const key = await this.contacts.keyFor(contact.id);
    const stored = await this.bus.database.manager
      .createQueryBuilder(StoredMessage, 'm')
      .where(`m.contact_id = :id and m.seq > :after and m.author = 'citizen'`, { id: contact.id, after })
      .orderBy('m.seq')
      .limit(500)
      .getMany();
    return {
      lines: stored.map(({ seq, original, arrivedAt }) => {
        const { text = '', sourceKey = '' } = open<Original>(key, 'message', original, contact.id) ?? {};
        return { seq, key: sourceKey.slice(contact.id.length + 1), text, at: arrivedAt.toISOString() };
      }),
    };
  }

  async typed(contact: Contact): Promise<void> {
    await this.bus.transaction(async (tx) => {
      tx.publish(CitizenTypedSchema, { contactId: contact.id });
    });
  }

  /** The chat a token opens. Refuses `chat-token-refused` (401) and `disposed` (410). */
  async open(authorization: string | undefined): Promise<Contact> {
    const token = /^Bearer (\S{10,200})$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new Refused('chat-token-refused', 'Send the chat token as Authorization: Bearer <token>.', 401);
    const contact = await this.bus.database.manager.findOneBy(Contact, { id: this.sessions.fromChatToken(token) });
    if (!contact) throw new Refused('chat-token-refused', 'This chat cannot be opened. Start a new one.', 401);
    await this.contacts.keyFor(contact.id);
    return contact;
  }

  private message(contact: Contact): Incoming {
    const { id, language, assurance, right } = contact;
    return incoming({
      channel: 'chat',
      contactId: id,
      key: '',
      text: '',
      arrivedAt: this.clock.now(),
      language,
      assurance,
      right,
    });
  }

  private async begun(rows: EntityManager, beginKey: string): Promise<ChatStarted | undefined> {
    const contact = await rows.findOneBy(Contact, { beginKey });
    return contact && (await this.keys.find(contact.id)) ? this.started(contact) : undefined;
  }

  private started({ id, reference }: Contact): ChatStarted {
    return { contactId: id, token: this.sessions.chatToken(id), reference };
  }

  private async nameOf(contact: Contact): Promise<string> {
    const [row] = (await this.bus.database.query('select begin_name from contact where id = $1', [contact.id])) as {
      begin_name: Buffer | null;
    }[];
    return open<string>(await this.keys.find(contact.id), 'name', row?.begin_name ?? null, contact.id) ?? '';
  }
}
