import { lix, longWords } from '../../../../libs/language/src/lix.js';
import { sentences } from '../language.js';

export type Ease = 'very-easy' | 'easy' | 'medium' | 'hard';
/** Björnsson's steps: under 30 very easy, under 40 easy, under 50 medium. */
export const ease = (value: number): Ease =>
  value < 30 ? 'very-easy' : value < 40 ? 'easy' : value < 50 ? 'medium' : 'hard';

export interface Advice {
  lix: number;
  ease: Ease;
  /** Words a reader stumbles on, longest first, at most eight. */
  longWords: string[];
  /** Sentences of more than 25 words, at most three. */
  longSentences: { words: number; text: string }[];
}

const longWord = 13;
const longSentence = 25;

/** Advice on plain language for texts as a citizen reads them. Undefined when there is nothing to read yet. */
export function advise(texts: readonly string[]): Advice | undefined {
  const whole = texts
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
    .join(' ');
  if (!whole) return undefined;
  const value = Math.round(lix(whole));
  const words = [...new Set(longWords(whole, longWord).map((word) => word.toLocaleLowerCase('sv')))]
    .sort((a, b) => b.length - a.length)
    .slice(0, 8);
  const long = sentences(whole)
    .map((text) => ({ text: text.trim(), words: text.split(/\s+/).filter(Boolean).length }))
    .filter(({ words: n }) => n > longSentence)
    .slice(0, 3);
  return { lix: value, ease: ease(value), longWords: words, longSentences: long };
}
