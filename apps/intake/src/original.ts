import { decryptBytes, encryptBytes } from '#lib/keys';

/** Encrypts a value (JSON, or bytes as they are) under the contact's key. Null when the key was destroyed: then nothing may be kept. */
export function shut(key: Buffer | null | undefined, value: unknown, contactId: string): Buffer | null {
  if (!key) return null;
  return encryptBytes(key, Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)), `original|${contactId}`);
}

/** The bytes again; undefined when there is nothing or the key was destroyed. */
export function openBytes(key: Buffer | null | undefined, sealed: Buffer | null, contactId: string): Buffer | undefined {
  return key && sealed && sealed.length > 0 ? decryptBytes(key, sealed, `original|${contactId}`) : undefined;
}

export function open<T>(key: Buffer | null | undefined, sealed: Buffer | null, contactId: string): T | undefined {
  const bytes = openBytes(key, sealed, contactId);
  return bytes && (JSON.parse(bytes.toString('utf8')) as T);
}
