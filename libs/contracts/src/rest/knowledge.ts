import { z } from 'zod';

export const SentenceText = z.object({
  say: z.string().trim().min(1).max(600),
  only: z.string().trim().max(600).optional(),
});
export const PassageText = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  audience: z.enum(['citizen', 'internal']).default('citizen'),
  kind: z.enum(['answer', 'exception', 'internal']).default('answer'),
  sentences: z.array(SentenceText).min(1).max(12),
});
/** One language version of an article. */
export const ArticleText = z.object({
  title: z.string().trim().min(3).max(200),
  questions: z.array(z.string().trim().min(2).max(400)).max(60),
  short: z.array(SentenceText).min(1).max(5),
  passages: z.array(PassageText).max(12),
  steps: z.array(SentenceText).max(15).default([]),
  atHand: z.array(z.string().trim().min(1).max(300)).max(15).default([]),
});
/** What an editor writes: an article's content in one version. */
export const ArticleContent = z.object({
  caseType: z.string().min(1).max(64),
  owner: z.string().max(64),
  verified: z.iso.date(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().optional(),
  legal: z.array(z.string().max(200)).max(20).default([]),
  links: z
    .array(z.object({ title: z.string().max(200), url: z.url({ protocol: /^https$/ }) }))
    .max(20)
    .default([]),
  sv: ArticleText,
  en: ArticleText.optional(),
});
export type ArticleContent = z.infer<typeof ArticleContent>;
export type ArticleText = z.infer<typeof ArticleText>;

export const articleStates = [
  'draft',
  'review',
  'approved',
  'returned',
  'published',
  'superseded',
  'withdrawn',
] as const;
/** A row of `GET /api/knowledge/articles`. */
export const ArticleRow = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(articleStates),
  title: z.string(),
  caseType: z.string(),
  owner: z.string(),
  verified: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  languages: z.array(z.string()),
  updatedAt: z.iso.datetime(),
  publishedVersion: z.int().nullable(),
  author: z.string(),
  usedIn: z.int(),
  rejected: z.int(),
});
export type ArticleRow = z.infer<typeof ArticleRow>;
/** `GET /api/knowledge/articles/:id`. */
export const Article = ArticleRow.extend({
  content: ArticleContent,
  versions: z.array(
    z.object({
      version: z.int(),
      state: z.enum(articleStates),
      author: z.string(),
      reviewer: z.string(),
      at: z.iso.datetime(),
      why: z.string(),
    }),
  ),
});
export type Article = z.infer<typeof Article>;
export const SaveDraft = z.object({ content: ArticleContent, baseVersion: z.int().min(0) });
export const NewArticle = z.object({ id: z.string().regex(/^[a-z0-9-]{3,80}$/), content: ArticleContent });
export const ReviewArticle = z.object({
  version: z.int().min(1),
  decision: z.enum(['approved', 'returned']),
  why: z.string().max(1000).default(''),
});
export const WithdrawArticle = z.object({ why: z.string().trim().min(3).max(500) });

/** `GET /api/knowledge/search?q=&language=&caseType=&limit=`. */
export const SearchHit = z.object({
  articleId: z.string(),
  version: z.int(),
  passageId: z.string(),
  title: z.string(),
  text: z.string(),
  score: z.number(),
  relevance: z.number(),
  caseType: z.string(),
  language: z.string(),
  audience: z.string(),
  validTo: z.string(),
  matched: z.array(z.string()),
});
export const SearchResult = z.object({ hits: z.array(SearchHit), noAnswer: z.boolean(), tookMs: z.number() });
export type SearchResult = z.infer<typeof SearchResult>;
