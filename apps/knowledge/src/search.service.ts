import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/core';
import type { Fact } from '#lib/pension-pack';
import type { ArticleVersion } from './article.entity.js';
import { ArticlesService } from './articles.service.js';
import { resolveFacts } from './facts.js';
import { PackImport } from './pack.import.js';
import { searchDocs } from './search-doc.js';
import { type Hit, SearchIndex, type SearchOptions } from './search-index.js';

/** This replica's index and the published articles behind it. Rebuilt from tables at start, kept by events. */
@Injectable()
export class SearchService implements OnApplicationBootstrap {
  #index = new SearchIndex();
  readonly #articles = new Map<string, ArticleVersion>();
  #facts: ReadonlyMap<string, Fact> = new Map();

  constructor(
    private readonly articles: ArticlesService,
    private readonly pack: PackImport,
    private readonly clock: Clock,
    readonly database: DataSource,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#facts = new Map(this.pack.facts.map((fact) => [fact.id, fact]));
    const published = await this.articles.published();
    for (const version of published) this.#articles.set(version.articleId, version);
    this.#index = SearchIndex.of(published.flatMap((version) => this.docs(version)));
  }

  get facts(): ReadonlyMap<string, Fact> {
    return this.#facts;
  }
  get today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  /** Reads an article's published version again: found by the next search. */
  async refresh(articleId: string): Promise<void> {
    const [version] = await this.articles.published([articleId]);
    this.#index.remove(articleId);
    this.#articles.delete(articleId);
    if (!version) return;
    this.#articles.set(articleId, version);
    for (const doc of this.docs(version)) this.#index.upsert(doc);
  }

  article(articleId: string): ArticleVersion | undefined {
    return this.#articles.get(articleId);
  }

  search(text: string, options: Omit<SearchOptions, 'today'>): Hit[] {
    return this.#index.search(text, { ...options, today: this.today });
  }

  private docs({ articleId, version, content }: ArticleVersion) {
    return searchDocs(
      { ...content, id: articleId, version },
      (text, language) => resolveFacts(text, this.#facts, language, this.today) ?? '',
    );
  }
}
