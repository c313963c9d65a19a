import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { decryptBytes, encryptBytes } from './sealing.js';
import type { Secrets } from './secrets.js';

const keepMs = 30_000;
const keepAtMost = 5_000;

/**
 * One data key per contact, wrapped by a master key that no database holds. Destroying the row disposes of every copy
 * of the contact's text, backups and Kafka included, at the latest 30 s later in every process.
 */
export class ContactKeys {
  readonly #cache = new Map<string, { key: Buffer | null; until: number }>();

  constructor(
    private readonly database: DataSource,
    private readonly secrets: Secrets,
  ) {}

  /** The key of a contact, made when it has none. Null when it was destroyed. */
  async obtain(contactId: string): Promise<Buffer | null> {
    const known = await this.find(contactId);
    if (known !== undefined) return known;
    const key = randomBytes(32);
    const { current } = this.secrets.master;
    const wrapped = encryptBytes(this.master(current), key, contactId);
    await this.database.query(
      'insert into contact_key (contact_id, wrapped, master_id) values ($1, $2, $3) on conflict do nothing',
      [contactId, wrapped, current],
    );
    this.#cache.delete(contactId);
    return (await this.find(contactId)) ?? null;
  }

  /** The key of a contact; null when destroyed, undefined when there never was one. */
  async find(contactId: string): Promise<Buffer | null | undefined> {
    const cached = this.#cache.get(contactId);
    if (cached && cached.until > Date.now()) return cached.key;
    const [row] = (await this.database.query('select wrapped, master_id from contact_key where contact_id = $1', [
      contactId,
    ])) as { wrapped: Buffer | null; master_id: string }[];
    if (!row) return undefined;
    const key = row.wrapped ? decryptBytes(this.master(row.master_id), row.wrapped, contactId) : null;
    if (this.#cache.size >= keepAtMost) this.#cache.delete(this.#cache.keys().next().value as string);
    this.#cache.set(contactId, { key, until: Date.now() + keepMs });
    return key;
  }

  /** Disposes of everything the contact's key protects. Cannot be undone. Answers whether there was a key. */
  async destroy(contactId: string, rule: string): Promise<boolean> {
    const [, count] = (await this.database.query(
      'update contact_key set wrapped = null, destroyed_at = now(), rule = $2 where contact_id = $1 and wrapped is not null',
      [contactId, rule],
    )) as [unknown, number];
    this.#cache.delete(contactId);
    return count > 0;
  }

  /** Wraps every key anew under the current master key. Answers how many were changed. */
  async rotate(): Promise<number> {
    const { current } = this.secrets.master;
    const rows = (await this.database.query(
      'select contact_id, wrapped, master_id from contact_key where master_id <> $1 and wrapped is not null',
      [current],
    )) as { contact_id: string; wrapped: Buffer; master_id: string }[];
    for (const row of rows) {
      const key = decryptBytes(this.master(row.master_id), row.wrapped, row.contact_id);
      await this.database.query(
        'update contact_key set wrapped = $2, master_id = $3 where contact_id = $1 and master_id = $4',
        [row.contact_id, encryptBytes(this.master(current), key, row.contact_id), current, row.master_id],
      );
    }
    return rows.length;
  }

  private master(id: string): Buffer {
    const key = this.secrets.master.keys[id];
    if (!key) throw new Error(`The secrets file lacks master key "${id}". Without it nothing it wrapped can be read.`);
    return Buffer.from(key, 'base64url');
  }
}
