import { z } from 'zod';
import type { Conversation } from '../contracts.js';
import type { Suggestion } from './work.js';

const Card = z.object({
  text: z.string(),
  citations: z.array(z.int()),
  /** Milliseconds into the call when it was said; null until then. */
  saidAt: z.number().nullable(),
  /** A newer suggestion no longer has it. */
  gone: z.boolean(),
  fresh: z.boolean(),
});
export type Card = z.infer<typeof Card>;
export const noteFields = ['who', 'matter', 'said', 'promised', 'next', 'words'] as const;
export type NoteField = (typeof noteFields)[number];

/** What an agent does during and after a call. Kept in the browser until the note is approved. */
export const CallWork = z.object({
  cards: z.array(Card).max(60),
  asked: z.record(z.string(), z.number()),
  seen: z.array(z.string()),
  notes: z.string(),
  /** The note's fields; absent ones are still what the call's text gives. */
  note: z.partialRecord(z.enum(noteFields), z.string()),
  promiseKept: z.boolean(),
  followUp: z.string(),
});
export type CallWork = z.infer<typeof CallWork>;
export const emptyCall: CallWork = {
  cards: [],
  asked: {},
  seen: [],
  notes: '',
  note: {},
  promiseKept: false,
  followUp: '',
};

/** New cards come last; one that is there stays where it is. Nothing that has been said disappears. */
export function mergeCards(cards: readonly Card[], suggestion: Suggestion | null): Card[] {
  const spoken = (suggestion?.sentences ?? []).filter((sentence) => ['answer', 'step'].includes(sentence.kind));
  const texts = new Map(spoken.map((sentence) => [sentence.text, sentence]));
  const kept = cards.map((card) => {
    const now = texts.get(card.text);
    texts.delete(card.text);
    return { ...card, gone: !now && card.saidAt === null, citations: now?.citations ?? card.citations };
  });
  const first = cards.length === 0;
  return [
    ...kept,
    ...[...texts.values()].map((sentence) => ({
      text: sentence.text,
      citations: sentence.citations,
      saidAt: null,
      gone: false,
      fresh: !first,
    })),
  ].slice(-60);
}

type Message = Conversation['messages'][number];

/** When the call began, from the first line that knows its place in it; null before that. */
export function startOf(messages: readonly Message[]): number | null {
  const known = messages.find((message) => message.atMs !== null);
  return known ? Date.parse(known.at) - (known.atMs ?? 0) : null;
}

const promise =
  /(?:^|[.!?]\s+)([^.!?]*\b(?:jag|vi|I|we)(?:'ll| will| kommer att|) (?:ringer|ring|återkommer|hör av|skickar|tar reda|kontrollerar|kollar|call|get back|send|find out|check)\b[^.!?]*[.!?]?)/giu;

/** What the agent promised, in her own words, with the time. A person confirms it before it is written down. */
export function promises(messages: readonly Message[]): { text: string; atMs: number | null }[] {
  return messages
    .filter((message) => message.author === 'agent')
    .flatMap((message) =>
      [...message.text.matchAll(promise)].map((found) => ({ text: found[1]!.trim(), atMs: message.atMs })),
    )
    .slice(0, 5);
}

/** The note as one text, field by field; empty fields are left out. */
export const noteText = (fields: readonly (readonly [label: string, value: string])[]): string =>
  fields
    .filter(([, value]) => value.trim())
    .map(([label, value]) => `${label}: ${value.trim()}`)
    .join('\n\n');
