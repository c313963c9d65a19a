import type { ArticleContent } from '#lib/contracts';
import type { Fact } from '#lib/pension-pack';
import { factsEnd, resolveFacts } from './facts.js';

export interface PassageParts {
  passageId: string;
  kind: string;
  audience: string;
  title: string;
  sentences: { say: string; only: string }[];
  atHand: string[];
  /** Last day it may be quoted; empty when open. */
  validTo: string;
}

/** One passage of an article in a language, facts filled in. Undefined when it is not there or a value in it has expired. */
export function passageOf(
  content: ArticleContent,
  passageId: string,
  language: 'sv' | 'en',
  facts: ReadonlyMap<string, Fact>,
  today: string,
): PassageParts | undefined {
  const text = content[language];
  if (!text) return undefined;
  const own = text.passages.find(({ id }) => id === passageId);
  const lines = passageId === 'short' ? text.short : passageId === 'steps' ? text.steps : own?.sentences;
  if (!lines || lines.length === 0) return undefined;
  const sentences = lines.map(({ say, only }) => ({
    say: resolveFacts(say, facts, language, today),
    only: resolveFacts(only ?? '', facts, language, today),
  }));
  if (sentences.some(({ say, only }) => say === undefined || only === undefined)) return undefined;
  const ends = [
    content.validTo ?? '',
    factsEnd(
      lines.flatMap(({ say, only }) => [say, only ?? '']),
      facts,
    ),
  ]
    .filter(Boolean)
    .sort();
  return {
    passageId,
    kind: passageId === 'short' || passageId === 'steps' ? passageId : (own?.kind ?? 'answer'),
    audience: own?.audience ?? 'citizen',
    title: text.title,
    sentences: sentences as { say: string; only: string }[],
    atHand: passageId === 'steps' ? text.atHand : [],
    validTo: ends[0] ?? '',
  };
}
