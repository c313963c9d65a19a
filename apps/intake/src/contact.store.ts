import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refused } from '#lib/core';
import { ContactKeys, hmac, type Secrets, seal } from '#lib/keys';
import { SECRETS } from '#lib/platform';
import { Contact } from './contact.entity.js';
import { bestIdentifier, type Facts } from './incoming.js';
import { open, shut } from './original.js';
import { newReference } from './reference.js';

/** Makes and finds contacts. */
@Injectable()
export class ContactStore {
  constructor(
    private readonly keys: ContactKeys,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** Keyed hash of a source's own id. */
  hash(kind: string, text: string): string {
    return hmac(this.secrets.reference, `${kind}:${text}`);
  }

  /** Hash of a mail address, as `sender_hash` keeps it; empty for none. */
  senderHash(address: string): string {
    return address ? this.hash('sender', address.trim().toLowerCase()) : '';
  }

  /** The contact, locked until the transaction ends; null when there is none. */
  async locked(rows: EntityManager, id: string): Promise<Contact | null> {
    return rows.findOne(Contact, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Inserts a new contact. */
  async create(
    rows: EntityManager,
    id: string,
    given: Facts,
    dataKey: Buffer,
    beginKey: string | null = null,
  ): Promise<Contact> {
    const { channel, arrivedAt, assurance, right, deliveryChannel, formId, language } = given;
    const citizenRef = this.citizenRef(given);
    const contact = rows.create(Contact, {
      id,
      reference: await this.freeReference(rows, arrivedAt),
      channel,
      citizenRef,
      assurance,
      right,
      deliveryChannel,
      formId,
      language,
      arrivedAt,
      beginKey,
      protectedIdentity: given.protectedIdentity || (await this.wasProtected(rows, citizenRef)),
      sealedAddress: this.sealed(id, given.replyAddress, dataKey),
      senderHash: this.senderHash(given.sender),
      lastSeq: 0,
      placeholders: null,
      holderId: '',
      claim: '0',
      heldUntil: null,
    });
    await rows.insert(Contact, contact);
    return contact;
  }

  /** Adds what is known of the citizen to a contact that began without it; what an agent has checked since stays. */
  async complete(rows: EntityManager, contact: Contact, given: Facts, dataKey: Buffer): Promise<void> {
    contact.citizenRef ||= this.citizenRef(given);
    contact.protectedIdentity ||= given.protectedIdentity || (await this.wasProtected(rows, contact.citizenRef));
    if (contact.assurance === 'none') contact.assurance = given.assurance;
    if (contact.right === 'unknown') contact.right = given.right;
    contact.language ||= given.language;
    contact.sealedAddress ??= this.sealed(contact.id, given.replyAddress, dataKey);
    await rows.save(contact);
  }

  private citizenRef({ identifiers }: Facts): string {
    const identifier = bestIdentifier(identifiers);
    return identifier ? hmac(this.secrets.reference, identifier) : '';
  }

  /** A new reply address for a contact: sealed to approval, and that under the contact's key. */
  sealed(contactId: string, address: string, dataKey: Buffer): Buffer | null {
    return address ? shut(dataKey, 'address', seal(this.secrets.seal.publicKey, address, contactId), contactId) : null;
  }

  /** The address sealed to approval, as events carry it; empty when there is none. */
  sealedAddress(contact: Contact, dataKey: Buffer): string {
    return open<string>(dataKey, 'address', contact.sealedAddress, contact.id) ?? '';
  }

  /** The contact's key. Refuses `disposed` (410) when it was destroyed: nothing more may be kept under it. */
  async keyFor(contactId: string): Promise<Buffer> {
    const key = await this.keys.obtain(contactId);
    if (!key) throw new Refused('disposed', 'This contact has been disposed of. Start a new one.', 410);
    return key;
  }

  /** Protected identity, once registered for a citizen, holds for every later contact of the same citizen. */
  private async wasProtected(rows: EntityManager, citizenRef: string): Promise<boolean> {
    return citizenRef !== '' && (await rows.existsBy(Contact, { citizenRef, protectedIdentity: true }));
  }

  private async freeReference(rows: EntityManager, at: Date): Promise<string> {
    for (let attempt = 0; attempt < 20; attempt++) {
      const reference = newReference(at);
      if (!(await rows.existsBy(Contact, { reference }))) return reference;
    }
    throw new Error('No free reference number in 20 attempts.');
  }
}
