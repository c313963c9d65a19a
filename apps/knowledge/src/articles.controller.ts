import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { Article, type ArticleRow, NewArticle, ReviewArticle, SaveDraft, WithdrawArticle } from '#lib/contracts';
import type { VerifiedClaims } from '#lib/core';
import { Api, Caller } from '#lib/platform';
import { ArticleList } from './article-list.service.js';
import { ArticlesService } from './articles.service.js';
import { SearchService } from './search.service.js';

const editors = ['editor'] as const;

/** The editors' doors: write, review, publish, withdraw. */
@Controller('api/knowledge')
export class ArticlesController {
  constructor(
    private readonly articles: ArticlesService,
    private readonly list: ArticleList,
    private readonly search: SearchService,
  ) {}

  @Get('articles')
  @Api({ summary: 'Every article in its newest version.', who: 'signed-in' })
  all(): Promise<ArticleRow[]> {
    return this.list.rows();
  }

  @Get('facts')
  @Api({ summary: 'The values that articles refer to, with their last day.', who: 'signed-in' })
  facts() {
    return [...this.search.facts.values()];
  }

  @Get('articles/:id')
  @Api({ summary: 'One article with its versions.', who: 'signed-in', answer: Article })
  one(@Param('id') id: string): Promise<Article> {
    return this.list.article(id);
  }

  @Get('articles/:id/versions/:version')
  @Api({ summary: 'The text of one version, for comparing and restoring.', who: 'signed-in' })
  version(@Param('id') id: string, @Param('version') version: string): Promise<{ content: Article['content'] }> {
    return this.list.version(id, Number(version));
  }

  @Post('articles')
  @Api({ summary: 'Begins a new article as a draft.', who: editors, body: NewArticle })
  async create(
    @Body() { id, content }: z.infer<typeof NewArticle>,
    @Caller() { sub, name }: VerifiedClaims,
  ): Promise<Article> {
    await this.articles.save(id, content, 0, { id: sub, name });
    return this.list.article(id);
  }

  @Put('articles/:id/draft')
  @Api({ summary: 'Saves the draft. 409 when someone else saved meanwhile.', who: editors, body: SaveDraft })
  async save(
    @Param('id') id: string,
    @Body() { content, baseVersion }: z.infer<typeof SaveDraft>,
    @Caller() { sub, name }: VerifiedClaims,
  ): Promise<Article> {
    await this.articles.save(id, content, baseVersion, { id: sub, name });
    return this.list.article(id);
  }

  @Post('articles/:id/review-request')
  @HttpCode(204)
  @Api({ summary: 'Asks a colleague to review.', who: editors })
  requestReview(@Param('id') id: string): Promise<void> {
    return this.articles.requestReview(id);
  }

  @Post('articles/:id/review')
  @HttpCode(204)
  @Api({ summary: "A second person's decision; the author is refused.", who: editors, body: ReviewArticle })
  review(
    @Param('id') id: string,
    @Body() body: z.infer<typeof ReviewArticle>,
    @Caller() { sub, name }: VerifiedClaims,
  ): Promise<void> {
    return this.articles.review(id, body, { id: sub, name });
  }

  @Post('articles/:id/publish')
  @HttpCode(204)
  @Api({ summary: 'Publishes the reviewed version; the next contact uses it.', who: editors })
  publish(@Param('id') id: string): Promise<void> {
    return this.articles.publish(id);
  }

  @Post('articles/:id/withdraw')
  @HttpCode(204)
  @Api({ summary: 'Takes a published article out of use, saying why.', who: editors, body: WithdrawArticle })
  withdraw(@Param('id') id: string, @Body() { why }: z.infer<typeof WithdrawArticle>): Promise<void> {
    return this.articles.withdraw(id, why);
  }
}
