import { createHash, createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** One decision as the ledger keeps it: no text, only commitments to texts that lie beside it. */
export interface LedgerBody {
  kind: 'approved' | 'recalled' | 'rejected' | 'sent' | 'failed' | 'settled' | 'note-approved' | 'forgery-refused';
  at: string;
  contactId: string;
  replyId: string;
  agentId: string;
  simulated: boolean;
  /** HMAC-SHA-256 with a salt of this row: what was suggested, what was changed, what leaves. Empty where there is none. */
  draft: string;
  difference: string;
  rendered: string;
  textHash: string;
  passages: string[];
  writtenBy: string;
  promptVersion: string;
  detail: string;
}

export interface LedgerRow {
  seq: number;
  body: LedgerBody;
  previous: string;
  hash: string;
  signature: string;
}

export const genesis = '0'.repeat(64);

/** A commitment nobody can guess a text from without the salt, and nobody can bend to another text with it. */
export const commitment = (salt: Buffer, text: string): string => createHmac('sha256', salt).update(text).digest('hex');

/** Links a decision to the one before and signs it (Ed25519). */
export function link(seq: number, body: LedgerBody, previous: string, signingKey: string): LedgerRow {
  const hash = hashRow(seq, body, previous);
  const key = createPrivateKey({ key: Buffer.from(signingKey, 'base64url'), type: 'pkcs8', format: 'der' });
  return { seq, body, previous, hash, signature: sign(null, Buffer.from(hash, 'hex'), key).toString('base64url') };
}

/** Walks a whole ledger. Answers what is wrong, first break first; empty when it holds. `head` is an outside anchor, if any. */
export function breaks(rows: LedgerRow[], verifyKey: string, head?: { seq: number; hash: string }): string[] {
  const key = createPublicKey({ key: Buffer.from(verifyKey, 'base64url'), type: 'spki', format: 'der' });
  const said: string[] = [];
  let previous = genesis;
  rows.forEach((row, index) => {
    const at = `row ${row.seq}`;
    if (row.seq !== index + 1) said.push(`${at}: row ${index + 1} is missing or out of order`);
    if (row.previous !== previous) said.push(`${at}: does not follow the row before it`);
    if (row.hash !== hashRow(row.seq, row.body, row.previous)) said.push(`${at}: its content was changed`);
    else if (!verify(null, Buffer.from(row.hash, 'hex'), key, Buffer.from(row.signature, 'base64url')))
      said.push(`${at}: its signature is not ours`);
    previous = row.hash;
  });
  if (head) {
    const anchored = rows[head.seq - 1];
    if (!anchored)
      said.push(
        `the anchor stands at row ${head.seq}, but the ledger ends at row ${rows.length}: it was cut or an old backup was restored`,
      );
    else if (anchored.hash !== head.hash) said.push(`row ${head.seq}: is not the row that was anchored`);
  }
  return said;
}

const hashRow = (seq: number, body: LedgerBody, previous: string): string =>
  createHash('sha256')
    .update(canonical(['ledger.v1', seq, previous, body]))
    .digest('hex');

/** JSON with sorted keys: PostgreSQL's jsonb does not keep their order. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
