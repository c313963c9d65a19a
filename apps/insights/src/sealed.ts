import { decryptBytes, encryptBytes } from '#lib/keys';

/** Encrypts a masked text under the contact's key for insights' own table; null when the key was destroyed. */
export const lock = (key: Buffer | null | undefined, text: string, contactId: string): Buffer | null =>
  key ? encryptBytes(key, Buffer.from(text), `insights|${contactId}`) : null;

/** The text again; undefined when there is none or the key was destroyed. */
export const unlock = (key: Buffer | null | undefined, sealed: Buffer | null, contactId: string): string | undefined =>
  key && sealed ? decryptBytes(key, sealed, `insights|${contactId}`).toString('utf8') : undefined;
