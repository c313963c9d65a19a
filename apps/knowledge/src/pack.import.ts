import { join } from 'node:path';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Fact, loadPack } from '#lib/pension-pack';
import { projectFolder, Settings } from '#lib/platform';
import { ArticleVersion } from './article.entity.js';

/** Brings the pack's articles into an empty installation, as published versions its own editors have reviewed. */
@Injectable()
export class PackImport implements OnModuleInit {
  readonly #log = new Logger('knowledge');
  facts: Fact[] = [];

  constructor(
    private readonly database: DataSource,
    private readonly settings: Settings,
  ) {}

  async onModuleInit(): Promise<void> {
    const pack = loadPack(this.settings.env.SUFFLOR_PACK ?? join(projectFolder, 'libs/pension-pack'));
    this.facts = pack.facts;
    await this.database.transaction(async (rows) => {
      await rows.query(`select pg_advisory_xact_lock(hashtext('knowledge.pack'))`);
      if ((await rows.count(ArticleVersion)) > 0) return;
      const now = new Date();
      const versions = pack.articles.map(({ id, ...content }) => ({
        articleId: id,
        version: 1,
        state: 'published' as const,
        content,
        author: 'pack:author',
        authorName: 'Paketets skribent',
        reviewer: 'pack:reviewer',
        reviewerName: 'Paketets granskare',
        why: '',
        createdAt: now,
        updatedAt: now,
      }));
      await rows.insert(ArticleVersion, versions);
      this.#log.log(`${versions.length} articles brought in from the pack.`);
    });
  }
}
