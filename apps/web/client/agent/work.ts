import { z } from 'zod';
import { DeliveryChannel, Scope, type Shown } from '../contracts.js';

const Line = z.object({
  id: z.string(),
  /** Index of the machine's sentence; -1 for the agent's own. */
  from: z.int(),
  original: z.string(),
  text: z.string(),
  /** `open` until a person has decided. */
  fate: z.enum(['open', 'kept', 'changed', 'removed', 'own']),
  kind: z.string(),
  citations: z.array(z.int()),
  question: z.int(),
  newParagraph: z.boolean(),
});
export type Line = z.infer<typeof Line>;

/** What an agent is doing with one contact's reply. Kept in the browser, sent nowhere before step one. */
export const Work = z.object({
  suggestionId: z.string(),
  messageSeq: z.int(),
  subject: z.string(),
  lines: z.array(Line).max(400),
  /** The agent's own letter, used instead of `lines` when `ownMode`. */
  own: z.string(),
  ownMode: z.boolean(),
  /** The agent has judged the passage of a weak suggestion to be enough. */
  judged: z.boolean(),
  scope: Scope,
  channel: DeliveryChannel,
  openedAt: z.iso.datetime(),
  /** When the agent last typed. */
  typedAt: z.string(),
});
export type Work = z.infer<typeof Work>;
export type Suggestion = NonNullable<Shown['suggestion']>;

const phrases = new Set(['greeting', 'empathy', 'offer', 'closing', 'signature', 'ask', 'opening', 'phrase']);
/** A sentence that states something and is therefore judged one by one; greetings and closings are not. */
export const states = (line: Line): boolean => line.from >= 0 && !phrases.has(line.kind);

/** The suggestion as lines nobody has decided on. */
export function linesOf(suggestion: Suggestion): Line[] {
  return suggestion.sentences.map((sentence, index, all) => {
    const before = all[index - 1];
    return {
      id: `${suggestion.suggestionId}:${index}`,
      from: index,
      original: sentence.text,
      text: sentence.text,
      fate: 'open',
      kind: sentence.kind,
      citations: sentence.citations,
      question: sentence.question,
      newParagraph: !!before && (before.question !== sentence.question || group(before.kind) !== group(sentence.kind)),
    };
  });
}
const group = (kind: string) => (['greeting', 'closing', 'signature', 'ask', 'offer'].includes(kind) ? kind : 'text');

const replace = (work: Work, id: string, change: (line: Line) => Line): Work => ({
  ...work,
  lines: work.lines.map((line) => (line.id === id ? change(line) : line)),
});
export const keep = (work: Work, id: string): Work =>
  replace(work, id, (line) => ({
    ...line,
    fate: line.from < 0 ? 'own' : line.text === line.original ? 'kept' : 'changed',
  }));
export const remove = (work: Work, id: string): Work =>
  work.lines.some((line) => line.id === id && line.from < 0)
    ? { ...work, lines: work.lines.filter((line) => line.id !== id) }
    : replace(work, id, (line) => ({ ...line, fate: 'removed' }));
export const restore = (work: Work, id: string): Work =>
  replace(work, id, (line) => ({ ...line, text: line.original, fate: 'open' }));

/** The agent's wording of a sentence. Her own sentence without text disappears. */
export function change(work: Work, id: string, text: string): Work {
  const line = work.lines.find((one) => one.id === id);
  const words = text.trim();
  if (!line) return work;
  if (!words) return remove(work, id);
  if (line.from < 0) return replace(work, id, (one) => ({ ...one, text: words }));
  return replace(work, id, (one) => ({ ...one, text: words, fate: words === one.original ? 'kept' : 'changed' }));
}

/** A new own sentence after the given line (or last). Answers with its id too. */
export function insertOwn(work: Work, after: string | undefined, text = ''): [Work, string] {
  const id = `own:${crypto.randomUUID()}`;
  const at = work.lines.findIndex((line) => line.id === after);
  const beside = work.lines[at] ?? work.lines.at(-1);
  const line: Line = {
    id,
    from: -1,
    original: '',
    text,
    fate: 'own',
    kind: 'own',
    citations: [],
    question: beside?.question ?? -1,
    newParagraph: false,
  };
  const place = at < 0 ? work.lines.length : at + 1;
  return [{ ...work, lines: [...work.lines.slice(0, place), line, ...work.lines.slice(place)] }, id];
}

/** Sentences that must be kept, changed or removed before step one: friction follows doubt. */
export function toDecide(work: Work, suggestion: Suggestion | null): Line[] {
  if (!suggestion || work.ownMode) return [];
  const doubtful = (line: Line) => {
    const strength = suggestion.parts[line.question]?.strength ?? suggestion.strength;
    return strength !== 'strong' || suggestion.strength === 'weak';
  };
  return work.lines.filter((line) => line.fate === 'open' && states(line) && doubtful(line));
}

/** What the agent herself wrote or changed, as paragraphs: what stays when the machine's text is withdrawn. */
export const ownWords = (work: Work): string =>
  [
    work.own.trim(),
    ...(work.ownMode
      ? []
      : work.lines.filter((line) => line.fate === 'own' || line.fate === 'changed').map((line) => line.text)),
  ]
    .filter(Boolean)
    .join('\n\n');

/** A new suggestion taken in on request: the agent's own words come first, after the greeting, so that nothing is lost. */
export function adopt(work: Work, suggestion: Suggestion, own = ownWords(work)): Work {
  const lines = linesOf(suggestion);
  const greeting = lines.filter((line) => line.kind === 'greeting').length;
  const mine = paragraphs(own).map(
    (text): Line => ({
      id: `own:${crypto.randomUUID()}`,
      from: -1,
      original: '',
      text,
      fate: 'own',
      kind: 'own',
      citations: [],
      question: -1,
      newParagraph: true,
    }),
  );
  const rest = lines
    .slice(greeting)
    .map((line, index) => (index === 0 && mine.length ? { ...line, newParagraph: true } : line));
  return {
    ...work,
    suggestionId: suggestion.suggestionId,
    subject: work.subject || suggestion.subject,
    lines: [...lines.slice(0, greeting), ...mine, ...rest],
    own: '',
    ownMode: false,
    judged: false,
  };
}

export const paragraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter(Boolean);

/** True when something of the agent's own would be lost. */
export const hasOwn = (work: Work): boolean => ownWords(work) !== '';
