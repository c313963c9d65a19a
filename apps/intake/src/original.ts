import { decryptBytes, encryptBytes } from '#lib/keys';

/** A message in clear, as it is kept. */
export interface Original {
  subject: string;
  text: string;
  quoted: string;
  /** Who writes, as the source says it. */
  from: string;
  about: string;
  /** The source's own key of the message (chat: the widget finds its lines again by it). */
  sourceKey: string;
}

/** What an encrypted column holds; a value cannot be moved to another column or contact. */
export type Kept =
  | 'message'
  | 'raw'
  | 'placeholders'
  | 'address'
  | 'name'
  | 'file'
  | 'file-name'
  | 'segment'
  | 'bounce';

const associated = (what: Kept, contactId: string): string => `intake|${what}|${contactId}`;

/** Encrypts a value (JSON, or bytes as they are) under the contact's key. */
export function shut(key: Buffer, what: Kept, value: unknown, contactId: string): Buffer {
  return encryptBytes(
    key,
    Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)),
    associated(what, contactId),
  );
}

/** The bytes again; undefined when there is nothing or the key was destroyed. */
export function openBytes(
  key: Buffer | null | undefined,
  what: Kept,
  sealed: Buffer | null,
  contactId: string,
): Buffer | undefined {
  return key && sealed && sealed.length > 0 ? decryptBytes(key, sealed, associated(what, contactId)) : undefined;
}

export function open<T>(
  key: Buffer | null | undefined,
  what: Kept,
  sealed: Buffer | null,
  contactId: string,
): T | undefined {
  const bytes = openBytes(key, what, sealed, contactId);
  return bytes && (JSON.parse(bytes.toString('utf8')) as T);
}
