import { createHash, randomUUID } from 'node:crypto';
import type { Tx } from '#lib/bus';
import { AttachmentKeptSchema } from '#lib/contracts';
import type { Contact } from './contact.entity.js';
import { fileKind } from './file-kind.js';
import { clean, type IncomingFile } from './incoming.js';
import { shut } from './original.js';

/** Keeps the files of a contact's newest message, encrypted, and tells of each with its masked name. */
export async function keepFiles(
  tx: Tx,
  contact: Contact,
  files: readonly IncomingFile[],
  maskedName: (index: number) => string,
  dataKey: Buffer,
): Promise<void> {
  for (const [index, { name, content }] of files.entries()) {
    const attachmentId = randomUUID();
    const sha256 = createHash('sha256').update(content).digest('hex');
    const mediaType = fileKind(content);
    await tx.rows.query(
      'insert into attachment (id, contact_id, seq, name, media_type, size, sha256, content) values ($1,$2,$3,$4,$5,$6,$7,$8)',
      [
        attachmentId,
        contact.id,
        contact.lastSeq,
        shut(dataKey, 'file-name', clean(name, 200), contact.id),
        mediaType,
        content.length,
        sha256,
        shut(dataKey, 'file', content, contact.id),
      ],
    );
    tx.publish(AttachmentKeptSchema, {
      contactId: contact.id,
      messageSeq: contact.lastSeq,
      attachmentId,
      name: maskedName(index),
      mediaType,
      size: BigInt(content.length),
      sha256,
    });
  }
}
