import type { ArticleContent } from '../contracts.js';
import { keptWork } from '../kept.js';
import { pruned } from './content.js';

const looksWhole = (work: unknown): work is ArticleContent => {
  const content = work as ArticleContent | undefined;
  return (
    typeof content?.sv?.title === 'string' &&
    Array.isArray(content.sv.short) &&
    Array.isArray(content.sv.passages) &&
    Array.isArray(content.links)
  );
};

/** What was written here but never reached the server; null when there is nothing, or nothing that differs. */
export function keptDraft(id: string, saved: ArticleContent): ArticleContent | null {
  const work = keptWork(`article:${id}`);
  return looksWhole(work) && JSON.stringify(pruned(work)) !== JSON.stringify(pruned(saved)) ? work : null;
}
