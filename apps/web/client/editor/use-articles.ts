import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { call } from '../api.js';
import { Article, ArticleContent, ArticleRow } from '../contracts.js';
import type { Facts } from './facts.js';

const Fact = z.object({
  id: z.string(),
  sv: z.string(),
  en: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  source: z.string(),
});
const VersionText = z.object({ content: ArticleContent });
const at = (id: string) => `/api/knowledge/articles/${encodeURIComponent(id)}`;

/** Every article in its newest version; read again each half minute, since colleagues write too. */
export const useArticles = () =>
  useQuery({
    queryKey: ['articles'],
    queryFn: ({ signal }) => call('/api/knowledge/articles', { answer: z.array(ArticleRow), signal }),
    refetchInterval: 30_000,
  });

export const useArticle = (id: string) =>
  useQuery({ queryKey: ['article', id], queryFn: ({ signal }) => call(at(id), { answer: Article, signal }) });

/** One version's text; a version that has left the draft never changes. Nothing is asked for version 0. */
export const useVersion = (id: string, version: number, newest: boolean) =>
  useQuery({
    queryKey: ['article', id, 'version', version],
    queryFn: ({ signal }) =>
      call(`${at(id)}/versions/${version}`, { answer: VersionText, signal }).then(({ content }) => content),
    enabled: version > 0,
    staleTime: newest ? 0 : Number.POSITIVE_INFINITY,
  });

/** The fact register by id; empty until it has come. */
export function useFacts(): Facts {
  const { data } = useQuery({
    queryKey: ['facts'],
    queryFn: ({ signal }) => call('/api/knowledge/facts', { answer: z.array(Fact), signal }),
    staleTime: 60_000,
  });
  return useMemo(() => new Map((data ?? []).map((one) => [one.id, one])), [data]);
}

export const createArticle = (id: string, content: ArticleContent): Promise<z.infer<typeof Article>> =>
  call('/api/knowledge/articles', { method: 'POST', body: { id, content }, answer: Article });
export const saveDraft = (id: string, content: ArticleContent, baseVersion: number): Promise<z.infer<typeof Article>> =>
  call(`${at(id)}/draft`, { method: 'PUT', body: { content, baseVersion }, answer: Article });
export const requestReview = (id: string): Promise<unknown> =>
  call(`${at(id)}/review-request`, { method: 'POST', body: {} });
export const review = (id: string, version: number, decision: 'approved' | 'returned', why: string): Promise<unknown> =>
  call(`${at(id)}/review`, { method: 'POST', body: { version, decision, why } });
export const publish = (id: string): Promise<unknown> => call(`${at(id)}/publish`, { method: 'POST', body: {} });
export const withdraw = (id: string, why: string): Promise<unknown> =>
  call(`${at(id)}/withdraw`, { method: 'POST', body: { why } });
