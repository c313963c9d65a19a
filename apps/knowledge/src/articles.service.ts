import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Bus, type Tx } from '#lib/bus';
import {
  type ArticleContent,
  ArticlePublishedSchema,
  ArticleReviewedSchema,
  ArticleWithdrawnSchema,
} from '#lib/contracts';
import { Clock, Refused } from '#lib/core';
import { type ArticleState, ArticleVersion } from './article.entity.js';
import { type Editor, reviewableBy, step } from './article.js';

const open: ArticleState[] = ['draft', 'review', 'approved', 'returned'];

/** Articles from draft to withdrawn. A version is published only after a second person's review. */
@Injectable()
export class ArticlesService {
  constructor(
    private readonly bus: Bus,
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Saves a draft: a new version when none is open. `baseVersion` is what the editor began from; 409 when another saved meanwhile. */
  async save(articleId: string, content: ArticleContent, baseVersion: number, editor: Editor): Promise<ArticleVersion> {
    return this.bus.transaction(async ({ rows }) => {
      await rows.query('select pg_advisory_xact_lock(hashtext($1))', [`article:${articleId}`]);
      const newest = await rows.findOne(ArticleVersion, { where: { articleId }, order: { version: 'DESC' } });
      if ((newest?.version ?? 0) !== baseVersion)
        throw new Refused(
          'changed',
          'Someone saved this article after you opened it. Your text is kept here; compare and save again.',
          409,
          { version: newest?.version ?? 0 },
        );
      if (newest && open.includes(newest.state)) {
        step('save', newest.state);
        return rows.save(ArticleVersion, {
          ...newest,
          state: 'draft',
          content,
          author: editor.id,
          authorName: editor.name,
          updatedAt: this.clock.now(),
        });
      }
      const now = this.clock.now();
      return rows.save(ArticleVersion, {
        articleId,
        version: baseVersion + 1,
        state: 'draft',
        content,
        author: editor.id,
        authorName: editor.name,
        reviewer: '',
        reviewerName: '',
        why: '',
        createdAt: now,
        updatedAt: now,
      });
    });
  }

  async requestReview(articleId: string): Promise<void> {
    await this.bus.transaction(async ({ rows }) => {
      const version = await this.openVersion(rows, articleId);
      step('request-review', version.state);
      await rows.save(ArticleVersion, { ...version, state: 'review', updatedAt: this.clock.now() });
    });
  }

  async review(
    articleId: string,
    asked: { version: number; decision: 'approved' | 'returned'; why: string },
    reviewer: Editor,
  ): Promise<void> {
    await this.bus.transaction(async (tx) => {
      const version = await this.openVersion(tx.rows, articleId);
      if (version.version !== asked.version)
        throw new Refused('changed', 'This is not the version that waits for review.', 409);
      step('review', version.state);
      reviewableBy(version.author, reviewer);
      await tx.rows.save(ArticleVersion, {
        ...version,
        state: asked.decision,
        reviewer: reviewer.id,
        reviewerName: reviewer.name,
        why: asked.why,
        updatedAt: this.clock.now(),
      });
      tx.publish(ArticleReviewedSchema, {
        articleId,
        version: version.version,
        decision: asked.decision,
        reviewerId: reviewer.id,
      });
    });
  }

  /** Makes the reviewed version what citizens are answered from; the next contact uses it. */
  async publish(articleId: string): Promise<void> {
    await this.bus.transaction(async (tx) => {
      const version = await this.openVersion(tx.rows, articleId);
      step('publish', version.state);
      await tx.rows.update(ArticleVersion, { articleId, state: 'published' }, { state: 'superseded' });
      await this.announce(
        tx,
        await tx.rows.save(ArticleVersion, { ...version, state: 'published', updatedAt: this.clock.now() }),
      );
    });
  }

  async withdraw(articleId: string, why: string): Promise<void> {
    await this.bus.transaction(async (tx) => {
      const version = await tx.rows.findOneBy(ArticleVersion, { articleId, state: 'published' });
      if (!version) throw new Refused('wrong-state', 'This article is not published.', 409);
      await tx.rows.save(ArticleVersion, { ...version, state: 'withdrawn', why, updatedAt: this.clock.now() });
      tx.publish(ArticleWithdrawnSchema, { articleId, version: version.version, reason: why });
    });
  }

  async announce(tx: Tx, { articleId, version, content, updatedAt }: ArticleVersion): Promise<void> {
    tx.publish(ArticlePublishedSchema, {
      articleId,
      version,
      caseType: content.caseType,
      title: content.sv.title,
      validFrom: content.validFrom,
      validTo: content.validTo ?? '',
      publishedAt: timestampFromDate(updatedAt),
    });
  }

  async versions(articleId: string): Promise<ArticleVersion[]> {
    const found = await this.database.manager.find(ArticleVersion, {
      where: { articleId },
      order: { version: 'DESC' },
    });
    if (found.length === 0) throw new Refused('not-found', 'There is no such article.', 404);
    return found;
  }

  /** Published versions, all or of some articles. */
  published(ids?: string[]): Promise<ArticleVersion[]> {
    return this.database.manager.find(ArticleVersion, {
      where: { state: 'published', ...(ids ? { articleId: In(ids) } : {}) },
    });
  }

  private async openVersion(rows: EntityManager, articleId: string): Promise<ArticleVersion> {
    const version = await rows.findOne(ArticleVersion, {
      where: { articleId, state: In(open) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!version) throw new Refused('wrong-state', 'This article has no version in work.', 409);
    return version;
  }
}
