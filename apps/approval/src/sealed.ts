import { decryptBytes, encryptBytes } from '#lib/keys';

/** Encrypts a value under the contact's key for approval's own tables; null when the key was destroyed. */
export const lock = (key: Buffer | null | undefined, value: unknown, contactId: string): Buffer | null =>
  key ? encryptBytes(key, Buffer.from(JSON.stringify(value)), `approval|${contactId}`) : null;

/** The value again; undefined when there is none or the key was destroyed. */
export const unlock = <T>(
  key: Buffer | null | undefined,
  sealed: Buffer | null | undefined,
  contactId: string,
): T | undefined =>
  key && sealed && sealed.length > 0
    ? (JSON.parse(decryptBytes(key, sealed, `approval|${contactId}`).toString('utf8')) as T)
    : undefined;
