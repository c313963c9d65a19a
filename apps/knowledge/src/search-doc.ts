import type { ArticleContent, ArticleText } from '#lib/contracts';

/** A quotable part of an article: its own passages, and `short` and `steps`. */
export interface SearchPassage {
  readonly id: string;
  readonly audience: 'citizen' | 'internal';
  /** Each sentence together with its condition. */
  readonly sentences: readonly string[];
}

/** One language version of a published article, as the index reads it. */
export interface SearchDoc {
  readonly articleId: string;
  readonly version: number;
  readonly language: string;
  readonly caseType: string;
  /** ISO dates; no `validTo` means open. */
  readonly validFrom: string;
  readonly validTo?: string;
  /** Channels it is written for; absent means all. */
  readonly channels?: readonly string[];
  readonly title: string;
  /** Citizens' phrasings: they help ranking and are never shown. */
  readonly questions: readonly string[];
  readonly passages: readonly SearchPassage[];
}

/** The documents of an article version, one per language it is approved in. `shown` puts in the values of facts. */
export function searchDocs(
  article: ArticleContent & { id: string; version: number },
  shown: (text: string, language: 'sv' | 'en') => string = (text) => text,
): SearchDoc[] {
  const { id: articleId, version, caseType, validFrom, validTo } = article;
  return (['sv', 'en'] as const).flatMap((language) => {
    const text = article[language];
    if (!text) return [];
    const passages = passagesOf(text, (one) => shown(one, language));
    // The title of an article is a question too.
    const questions = [text.title, ...text.questions];
    return [{ articleId, version, language, caseType, validFrom, validTo, title: text.title, questions, passages }];
  });
}

function passagesOf(text: ArticleText, shown: (text: string) => string): SearchPassage[] {
  const lines = (all: ArticleText['short']) => all.map((one) => shown(one.only ? `${one.say} ${one.only}` : one.say));
  const own = text.passages.map(({ id, audience, sentences }) => ({ id, audience, sentences: lines(sentences) }));
  const steps = text.steps.length ? [{ id: 'steps', audience: 'citizen' as const, sentences: lines(text.steps) }] : [];
  return [{ id: 'short', audience: 'citizen', sentences: lines(text.short) }, ...own, ...steps];
}
