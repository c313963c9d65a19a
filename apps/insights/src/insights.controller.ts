import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { CaseFigures, InsightsQuery, Now, SuggestionFigures, Trends } from '#lib/contracts';
import type { VerifiedClaims } from '#lib/core';
import { Api, Caller } from '#lib/platform';
import { NowService } from './now.service.js';
import { SuggestionsService } from './suggestions.service.js';
import { TrendsService } from './trends.service.js';

const who = ['supervisor', 'editor'] as const;
const CaseQuery = z.intersection(InsightsQuery, z.object({ why: z.string().max(200).default('') }));

@Controller('api/insights')
export class InsightsController {
  constructor(
    private readonly figures: NowService,
    private readonly trendsService: TrendsService,
    private readonly suggestionsService: SuggestionsService,
  ) {}

  @Get('now')
  @Api({ summary: 'The day so far, per channel, and what surges.', who, answer: Now })
  now() {
    return this.figures.now();
  }

  @Get('trends')
  @Api({
    summary: 'Contacts per case type, compared per working day, with intervals.',
    who,
    query: InsightsQuery,
    answer: Trends,
    curl: 'curl -b cookies "$URL/api/insights/trends?against=before&order=growth"',
  })
  trends(@Query() query: InsightsQuery) {
    return this.trendsService.trends(query);
  }

  @Get('suggestions')
  @Api({ summary: 'What humans did with suggestions.', who, query: InsightsQuery, answer: SuggestionFigures })
  suggestions(@Query() query: InsightsQuery) {
    return this.suggestionsService.read(query);
  }

  @Get('case/:caseType')
  @Api({
    summary: 'One case type: weeks, channel by language, and masked examples.',
    who,
    reads: 'masked examples of a case type',
    query: CaseQuery,
    answer: CaseFigures,
  })
  caseType(
    @Param('caseType') caseType: string,
    @Query() query: z.infer<typeof CaseQuery>,
    @Caller() caller: VerifiedClaims,
  ) {
    return this.trendsService.caseType(caseType, query, caller, query.why);
  }
}
