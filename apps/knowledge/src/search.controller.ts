import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { SearchResult } from '#lib/contracts';
import { Api } from '#lib/platform';
import { passageOf } from './passage.js';
import { relevanceOf, strengthOf } from './relevance.js';
import { SearchService } from './search.service.js';

const Asked = z.object({
  q: z.string().trim().min(1, 'Skriv vad du söker.').max(4000),
  language: z.enum(['sv', 'en']).default('sv'),
  caseType: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

@Controller('api/knowledge')
export class SearchController {
  constructor(private readonly service: SearchService) {}

  @Get('search')
  @Api({
    summary: 'Searches the published articles; the best passage of each.',
    who: 'signed-in',
    query: Asked,
    answer: SearchResult,
  })
  search(@Query() { q, language, caseType, limit }: z.infer<typeof Asked>): SearchResult {
    const started = performance.now();
    const caseTypes = caseType ? new Map([[caseType, 1]]) : undefined;
    const found = this.service.search(q, { language, limit, ...(caseTypes ? { caseTypes } : {}) });
    const hits = found.flatMap((hit) => {
      const article = this.service.article(hit.articleId);
      const passage =
        article && passageOf(article.content, hit.passageId, language, this.service.facts, this.service.today);
      if (!article || !passage) return [];
      return [
        {
          articleId: hit.articleId,
          version: article.version,
          passageId: hit.passageId,
          title: passage.title,
          text: passage.sentences.map(({ say, only }) => (only ? `${say} ${only}` : say)).join(' '),
          score: hit.score,
          relevance: relevanceOf(hit, found, caseTypes),
          caseType: hit.caseType,
          language,
          audience: passage.audience,
          validTo: passage.validTo,
          matched: [...hit.matched],
        },
      ];
    });
    return {
      hits,
      noAnswer: strengthOf(hits[0]?.relevance ?? 0, caseType && 'sure') === 'none',
      tookMs: performance.now() - started,
    };
  }
}
