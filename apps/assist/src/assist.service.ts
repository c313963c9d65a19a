import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import type { Commit, Tx } from '#lib/bus';
import { type PassagesFound, ReplySuggestedSchema, SuggestionWithdrawnSchema } from '#lib/contracts';
import { Clock } from '#lib/core';
import { projectFolder, Settings } from '#lib/platform';
import { compose } from './composer.js';
import { DraftingService } from './drafting.service.js';
import { type Phrases, parsePhrases } from './phrases.js';

type Reason =
  | 'newer-message'
  | 'case-type-corrected'
  | 'article-published'
  | 'article-withdrawn'
  | 'expired'
  | 'switched-off';

/** Writes suggestions and withdraws those that no longer hold. */
@Injectable()
export class AssistService {
  readonly #phrases: Phrases;

  constructor(
    private readonly clock: Clock,
    private readonly drafting: DraftingService,
    settings: Settings,
  ) {
    const file = join(settings.env.SUFFLOR_PACK ?? join(projectFolder, 'libs/pension-pack'), 'phrases.yaml');
    this.#phrases = parsePhrases(existsSync(file) ? parse(readFileSync(file, 'utf8')) : {});
  }

  async suggest(found: PassagesFound, commit: Commit): Promise<void> {
    const { draft, ...by } = await this.drafting.draft(found, compose(found, this.#phrases));
    await commit(async (tx) => {
      await tx.rows.query('select pg_advisory_xact_lock(hashtext($1))', [`assist:${found.contactId}`]);
      const [heard] = (await tx.rows.query('select message_seq from heard where contact_id = $1', [
        found.contactId,
      ])) as { message_seq: number }[];
      if (heard && heard.message_seq > found.messageSeq) return; // a newer message has come: its own suggestion follows
      await this.withdraw(tx, 'contact_id = $1', [found.contactId], 'newer-message');
      const suggestionId = randomUUID();
      const articles = [...new Set(found.passages.map(({ articleId }) => articleId))];
      await tx.rows.query(
        'insert into suggestion (suggestion_id, contact_id, message_seq, articles, case_type, written_by) values ($1,$2,$3,$4,$5,$6)',
        [suggestionId, found.contactId, found.messageSeq, articles, found.caseType, by.writtenBy],
      );
      tx.publish(ReplySuggestedSchema, {
        ...draft,
        ...by,
        contactId: found.contactId,
        messageSeq: found.messageSeq,
        suggestionId,
        channel: found.channel,
        caseType: found.caseType,
        contactLanguage: found.language,
      });
    });
  }

  /** A message newer than the suggestion withdraws it. */
  async heard(contactId: string, messageSeq: number, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query('select pg_advisory_xact_lock(hashtext($1))', [`assist:${contactId}`]);
      await tx.rows.query(
        'insert into heard (contact_id, message_seq) values ($1, $2) on conflict (contact_id) do update set message_seq = greatest(heard.message_seq, excluded.message_seq)',
        [contactId, messageSeq],
      );
      await this.withdraw(tx, 'contact_id = $1 and message_seq < $2', [contactId, messageSeq], 'newer-message');
    });
  }

  async articleChanged(
    articleId: string,
    reason: 'article-published' | 'article-withdrawn',
    commit: Commit,
  ): Promise<void> {
    await commit((tx) => this.withdraw(tx, '$1 = any(articles)', [articleId], reason, articleId));
  }

  private async withdraw(tx: Tx, where: string, values: unknown[], reason: Reason, articleId = ''): Promise<void> {
    const [rows] = (await tx.rows.query(
      `update suggestion set withdrawn = '${reason}' where withdrawn = '' and ${where} returning suggestion_id, contact_id`,
      values,
    )) as [{ suggestion_id: string; contact_id: string }[], number];
    for (const row of rows)
      tx.publish(SuggestionWithdrawnSchema, {
        contactId: row.contact_id,
        suggestionId: row.suggestion_id,
        reason,
        at: timestampFromDate(this.clock.now()),
        articleId,
      });
  }
}
