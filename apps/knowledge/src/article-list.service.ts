import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Article, ArticleRow } from '#lib/contracts';
import { Refused } from '#lib/core';
import { ArticleVersion } from './article.entity.js';
import { ArticlesService } from './articles.service.js';

type Counted = ArticleVersion & { published_version: number | null; used_in: number; rejected: number };

/** Articles as editors see them. */
@Injectable()
export class ArticleList {
  constructor(
    private readonly database: DataSource,
    private readonly articles: ArticlesService,
  ) {}

  async rows(): Promise<ArticleRow[]> {
    return (await this.newest()).map((row) => this.row(row));
  }

  async article(articleId: string): Promise<Article> {
    const versions = await this.articles.versions(articleId);
    const [newest] = await this.newest(articleId);
    return {
      ...this.row(newest as Counted),
      content: (newest as Counted).content,
      versions: versions.map((version) => ({
        version: version.version,
        state: stateOf(version.state),
        author: version.authorName || version.author,
        reviewer: version.reviewerName || version.reviewer,
        at: version.updatedAt.toISOString(),
        why: version.why,
      })),
    };
  }

  /** The text of one version. Refuses `not-found` (404). */
  async version(articleId: string, version: number): Promise<{ content: Article['content'] }> {
    const found = (await this.articles.versions(articleId)).find((one) => one.version === version);
    if (!found) throw new Refused('not-found', 'The article has no such version.', 404);
    return { content: found.content };
  }

  private async newest(articleId?: string): Promise<Counted[]> {
    return (await this.database.query(
      `select distinct on (v.article_id) v.article_id as "articleId", v.version, v.state, v.content, v.author, v.author_name as "authorName", v.updated_at as "updatedAt",
         (select p.version from article_version p where p.article_id = v.article_id and p.state = 'published') as published_version,
         (select count(distinct contact_id)::int from article_use u where u.article_id = v.article_id and u.at > now() - interval '28 days') as used_in,
         (select count(*)::int from article_rejected r where r.article_id = v.article_id and r.at > now() - interval '28 days') as rejected
       from article_version v where $1::text is null or v.article_id = $1 order by v.article_id, v.version desc`,
      [articleId ?? null],
    )) as Counted[];
  }

  private row(row: Counted): ArticleRow {
    const { content } = row;
    return {
      id: row.articleId,
      version: row.version,
      state: stateOf(row.state),
      title: content.sv.title,
      caseType: content.caseType,
      owner: content.owner,
      verified: content.verified,
      validFrom: content.validFrom,
      validTo: content.validTo ?? '',
      languages: content.en ? ['sv', 'en'] : ['sv'],
      updatedAt: row.updatedAt.toISOString(),
      publishedVersion: row.published_version,
      author: row.authorName || row.author,
      usedIn: row.used_in,
      rejected: row.rejected,
    };
  }
}

const stateOf = (state: ArticleVersion['state']): ArticleRow['state'] => state;
