import { decryptBytes, encryptBytes } from '#lib/keys';

/** Encrypts a value under the contact's key for desk's own tables; null when the key was destroyed. */
export const lock = (key: Buffer | null | undefined, value: unknown, contactId: string): Buffer | null =>
  key ? encryptBytes(key, Buffer.from(JSON.stringify(value)), `desk|${contactId}`) : null;

/** The value again; undefined when there is none or the key was destroyed. */
export const unlock = <T>(key: Buffer | null | undefined, sealed: Buffer | null, contactId: string): T | undefined =>
  key && sealed ? (JSON.parse(decryptBytes(key, sealed, `desk|${contactId}`).toString('utf8')) as T) : undefined;
