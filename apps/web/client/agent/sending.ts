import type { DraftReply } from '../contracts.js';
import { sentences } from '../language.js';
import { fill, type Values } from './placeholders.js';
import { paragraphs, type Suggestion, states, type Work } from './work.js';

type Sentence = DraftReply['sentences'][number];

/** The work as step one sends it: every placeholder filled, every sentence with its fate. Removed sentences go along, marked, so that editors learn from them. */
export function toSend(work: Work, values: Values): Sentence[] {
  if (work.ownMode) return ownSentences(work.own, values);
  return work.lines.map((line) => ({
    text: fill(line.text, values),
    fate: line.fate === 'open' ? 'kept' : line.fate,
    from: line.from,
    newParagraph: line.newParagraph,
  }));
}

/** An own letter, sentence by sentence; a line break is kept, an empty line begins a paragraph. */
export function ownSentences(text: string, values: Values): Sentence[] {
  return paragraphs(text).flatMap((paragraph) => {
    const whole = fill(paragraph, values);
    const parts = whole.includes('\n') ? [whole] : sentences(whole);
    return parts.map((one, index): Sentence => ({ text: one, fate: 'own', from: -1, newParagraph: index === 0 }));
  });
}

export interface Tally {
  untouched: number;
  kept: number;
  changed: number;
  own: number;
  removed: number;
}

/** Who wrote what: only sentences that state something are counted. */
export function tally(work: Work): Tally {
  const count = (fate: string) =>
    work.lines.filter((line) => line.fate === fate && (line.from < 0 || states(line) || fate === 'changed')).length;
  if (work.ownMode) return { untouched: 0, kept: 0, changed: 0, removed: 0, own: ownSentences(work.own, {}).length };
  return {
    untouched: count('open'),
    kept: count('kept'),
    changed: count('changed'),
    own: count('own'),
    removed: count('removed'),
  };
}

/** Citations that something in the reply still rests on. */
export function citationsUsed(work: Work, suggestion: Suggestion | null): Suggestion['citations'] {
  if (!suggestion || work.ownMode) return [];
  const used = new Set(work.lines.filter((line) => line.fate !== 'removed').flatMap((line) => line.citations));
  return suggestion.citations.filter((citation) => used.has(citation.number));
}
