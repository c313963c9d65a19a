import type { Passage } from '#lib/contracts';
import { ngrams, stem, stopWords, tokens } from '#lib/language';

/** A sentence with its condition as one piece: they are chosen, moved and left out together. */
export interface Piece {
  readonly text: string;
  readonly passage: Passage;
  /** Sentences in it: 2 when it carries a condition. */
  readonly sentences: number;
  /** How well it meets the question; comparable within one question. */
  readonly score: number;
}

/** A sentence and the condition it must not be read without. */
export function whole({ say, only }: Passage['sentences'][number]): string {
  return only ? `${say} ${only}` : say;
}

/** All sentences of some passages, scored against a question: stems and 4-grams shared, the rarer the weightier, long sentences damped. */
export function pieces(passages: readonly Passage[], question: string, language: string): Piece[] {
  const all = passages.flatMap((passage) =>
    passage.sentences.map((sentence) => ({ sentence, passage, terms: termsOf(whole(sentence), language) })),
  );
  const seen = new Map<string, number>();
  for (const one of all) for (const term of one.terms) seen.set(term, (seen.get(term) ?? 0) + 1);
  const asked = termsOf(question, language);
  return all.map(({ sentence, passage, terms }) => {
    let score = 0;
    for (const term of terms)
      if (asked.has(term)) score += Math.log(1 + all.length / seen.get(term)!) * (term.startsWith('=') ? 2 : 1);
    return {
      text: whole(sentence),
      passage,
      sentences: sentence.only ? 2 : 1,
      score: score / Math.sqrt(20 + terms.size),
    };
  });
}

/** Leaves out what has been said: pieces whose stems are mostly those of an earlier one. */
export function withoutRepeats(all: readonly Piece[], language: string, said: readonly string[] = []): Piece[] {
  const kept = said.map((text) => stemsOf(text, language));
  return all.filter((piece) => {
    const stems = stemsOf(piece.text, language);
    if (kept.some((other) => overlap(stems, other) > 0.5)) return false;
    kept.push(stems);
    return true;
  });
}

function contentWords(text: string, language: string): string[] {
  const stop = language === 'en' ? stopWords.en : stopWords.sv;
  return tokens(text).filter((word) => !stop.has(word));
}

function stemsOf(text: string, language: string): Set<string> {
  return new Set(contentWords(text, language).map((word) => `=${stem(word)}`));
}

function termsOf(text: string, language: string): Set<string> {
  return new Set([...stemsOf(text, language), ...contentWords(text, language).flatMap((word) => ngrams(word, 4))]);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared / (a.size + b.size - shared || 1);
}
