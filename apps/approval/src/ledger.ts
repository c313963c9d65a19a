import { createHash, createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** One decision as the ledger keeps it: no text, only commitments to texts that lie beside it. */
export interface LedgerBody {
  kind:
    | 'approved'
    | 'sending'
    | 'recalled'
    | 'rejected'
    | 'sent'
    | 'failed'
    | 'settled'
    | 'note-approved'
    | 'forgery-refused';
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

/** Walks a ledger row by row and remembers what is wrong, first break first. `head` is an outside anchor, if any. */
export class Walk {
  seq = 0;
  #previous = genesis;
  #anchored: string | undefined;
  readonly #said: string[] = [];
  readonly #key;

  constructor(
    verifyKey: string,
    private readonly head?: { seq: number; hash: string },
  ) {
    this.#key = createPublicKey({ key: Buffer.from(verifyKey, 'base64url'), type: 'spki', format: 'der' });
  }

  step(row: LedgerRow): void {
    const at = `row ${row.seq}`;
    if (row.seq !== this.seq + 1) this.say(`${at}: row ${this.seq + 1} is missing or out of order`);
    if (row.previous !== this.#previous) this.say(`${at}: does not follow the row before it`);
    const signature = Buffer.from(row.signature, 'base64url');
    if (row.hash !== hashRow(row.seq, row.body, row.previous)) this.say(`${at}: its content was changed`);
    else if (!verify(null, Buffer.from(row.hash, 'hex'), this.#key, signature))
      this.say(`${at}: its signature is not ours`);
    if (row.seq === this.head?.seq) this.#anchored = row.hash;
    this.#previous = row.hash;
    this.seq = row.seq;
  }

  /** Everything that is wrong; empty when the ledger holds. */
  end(): string[] {
    const { head } = this;
    if (head && this.#anchored === undefined) {
      this.say(
        `the anchor stands at row ${head.seq}, but the ledger ends at row ${this.seq}: it was cut or an old backup was restored`,
      );
    } else if (head && this.#anchored !== head.hash) this.say(`row ${head.seq}: is not the row that was anchored`);
    return this.#said;
  }

  private say(line: string): void {
    if (this.#said.length < 100) this.#said.push(line);
  }
}

/** What is wrong with a whole ledger; empty when it holds. */
export function breaks(rows: LedgerRow[], verifyKey: string, head?: { seq: number; hash: string }): string[] {
  const walk = new Walk(verifyKey, head);
  for (const row of rows) walk.step(row);
  return walk.end();
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
