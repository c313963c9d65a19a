import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ContactKeys, encryptBytes, type Secrets } from '#lib/keys';
import { SECRETS, Settings } from '#lib/platform';
import { commitment, genesis, type LedgerBody, type LedgerRow, link, Walk } from './ledger.js';

export interface Decision
  extends Pick<LedgerBody, 'kind' | 'contactId' | 'replyId' | 'agentId' | 'simulated'>,
    Partial<Pick<LedgerBody, 'textHash' | 'passages' | 'writtenBy' | 'promptVersion' | 'detail'>> {
  at: Date;
  texts?: { draft?: string; difference?: string; rendered?: string };
}

/** Keeps the ledger: append only, one row after another, texts beside it under the contact's key. */
@Injectable()
export class LedgerStore {
  readonly #anchor: string;

  constructor(
    private readonly database: DataSource,
    private readonly keys: ContactKeys,
    @Inject(SECRETS) private readonly secrets: Secrets,
    settings: Settings,
  ) {
    this.#anchor = join(settings.dataDir, 'ledger.anchor');
  }

  /** Appends within the caller's transaction: the decision and its row commit together. */
  async append(rows: EntityManager, { at, texts = {}, ...decision }: Decision): Promise<void> {
    await rows.query(`select pg_advisory_xact_lock(hashtext('approval.ledger'))`);
    const [last] = (await rows.query('select seq, hash from ledger order by seq desc limit 1')) as {
      seq: string;
      hash: string;
    }[];
    const salt = randomBytes(32);
    const commit = (text: string | undefined) => (text === undefined ? '' : commitment(salt, text));
    const body: LedgerBody = {
      textHash: '',
      passages: [],
      writtenBy: '',
      promptVersion: '',
      detail: '',
      ...decision,
      at: at.toISOString(),
      draft: commit(texts.draft),
      difference: commit(texts.difference),
      rendered: commit(texts.rendered),
    };
    const row = link(Number(last?.seq ?? 0) + 1, body, last?.hash ?? genesis, this.secrets.ledger.privateKey);
    await rows.query('insert into ledger (seq, body, previous, hash, signature) values ($1, $2, $3, $4, $5)', [
      row.seq,
      JSON.stringify(body),
      row.previous,
      row.hash,
      row.signature,
    ]);
    const key = await this.keys.find(decision.contactId);
    if (key) {
      const beside = encryptBytes(
        key,
        Buffer.from(JSON.stringify({ salt: salt.toString('base64url'), ...texts })),
        `ledger|${decision.contactId}|${row.seq}`,
      );
      await rows.query('insert into ledger_text (seq, contact_id, texts) values ($1, $2, $3)', [
        row.seq,
        decision.contactId,
        beside,
      ]);
    }
  }

  /** Rows after a number, oldest first. */
  async rows(after: number, limit: number): Promise<LedgerRow[]> {
    const rows = (await this.database.query(
      'select seq, body, previous, hash, signature from ledger where seq > $1 order by seq limit $2',
      [after, limit],
    )) as (Omit<LedgerRow, 'seq'> & { seq: string })[];
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  }

  async head(): Promise<{ seq: number; hash: string } | undefined> {
    const [row] = (await this.database.query('select seq, hash from ledger order by seq desc limit 1')) as {
      seq: string;
      hash: string;
    }[];
    return row && { seq: Number(row.seq), hash: row.hash };
  }

  /** Writes the newest row's number and hash to a file outside the database, before anything leaves. */
  async anchor(rows: EntityManager = this.database.manager): Promise<void> {
    const [head] = (await rows.query('select seq, hash from ledger order by seq desc limit 1')) as {
      seq: string;
      hash: string;
    }[];
    if (!head) return;
    mkdirSync(dirname(this.#anchor), { recursive: true });
    writeFileSync(`${this.#anchor}.new`, `${JSON.stringify({ seq: Number(head.seq), hash: head.hash })}\n`, {
      flush: true,
    });
    renameSync(`${this.#anchor}.new`, this.#anchor);
  }

  anchored(): { seq: number; hash: string } | undefined {
    if (!existsSync(this.#anchor)) return undefined;
    const last = readFileSync(this.#anchor, 'utf8').trim().split('\n').at(-1);
    return last ? (JSON.parse(last) as { seq: number; hash: string }) : undefined;
  }

  /** Whether the database is older than what has left: a restored backup would send again what was sent. */
  async isBehindAnchor(): Promise<boolean> {
    const anchor = this.anchored();
    if (!anchor) return false;
    const [row] = (await this.database.query('select hash from ledger where seq = $1', [anchor.seq])) as {
      hash: string;
    }[];
    return row?.hash !== anchor.hash;
  }

  /** Walks the chain page by page, so that a long ledger fits in memory. */
  async verify(): Promise<string[]> {
    const walk = new Walk(this.secrets.ledger.publicKey, this.anchored());
    for (let page = await this.rows(0, 1000); page.length > 0; page = await this.rows(walk.seq, 1000))
      for (const row of page) walk.step(row);
    return walk.end();
  }
}
