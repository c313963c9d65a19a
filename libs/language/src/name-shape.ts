import { givenName, isCommonWord, surname } from './names.js';
import type { WordToken } from './word-token.js';

const short = new Set(
  (
    'jag du han hon den det vi ni de dem dom mig dig sig oss er min mitt mina din ditt dina sin sitt sina vår vårt våra ert era en ett i på av till från ' +
    'för med om hos vid att och men eller så när där här hur vad vem vilken har hade är var blir blev kan ska vill inte ingen alla allt nu då också ' +
    'bara mycket mor far son dotter bror syster man fru hela halva ange inge eldar can will may the and but you she his her they this that is are ' +
    'was were has have do does did not all your to from for with at by in on of an am be so no yes ja nej tack hej set say se ta ge gå kom skriv ' +
    'ha någon något några undrar ringer bor fick får vara under över efter före som ej andra inga första ju alltså liksom typ bitte andre rida visar min karl ladan född gift skriver hjälp också even mine he him we me us'
  ).split(' '),
);
const joint = /^(?: {1,2}|_|\. ?)$/;

/** A word of grammar, never a name by itself. */
export const functionWord = (lower: string): boolean => lower.length < 2 || short.has(lower);

/** True when nothing but a space, an underscore or the full stop of an initial stands between two words of one name. */
export function adjacent(text: string, a: WordToken, b: WordToken): boolean {
  const gap = text.slice(a.end, b.start);
  if (gap === '\n') return lineOfItsOwn(text, b) && a.form === b.form && surname(b.lower) > 0 && !isCommonWord(b.lower);
  return joint.test(gap) && (!gap.startsWith('.') || a.text.length <= 2);
}

const lineOfItsOwn = (text: string, word: WordToken) => /^\s{0,3}(?:\n|$)/.test(text.slice(word.end, word.end + 4));

export function follower(text: string, words: readonly WordToken[], i: number): WordToken | undefined {
  const next = words[i + 1];
  return next && adjacent(text, words[i]!, next) ? next : undefined;
}

/** Without a genitive s that is no part of the name: "annas" → "anna", "lars" stays. */
export function withoutGenitive(lower: string): string {
  if (lower.length < 4 || !lower.endsWith('s') || isCommonWord(lower)) return lower;
  const base = lower.slice(0, -1);
  if (givenName(lower)) return givenName(base) >= givenName(lower) + 5 ? base : lower;
  if (surname(lower) > 1 && !givenName(base)) return lower;
  return givenName(base) || surname(base) ? base : lower;
}

/** Length of the genitive s at the end of a word: 0 or 1. */
export const genitive = (word: WordToken): 0 | 1 => (withoutGenitive(word.lower) === word.lower ? 0 : 1);

/** True when few words follow on the line: a signature. */
export function closes(text: string, word: WordToken): boolean {
  const line = text.slice(word.end, word.end + 60).split('\n', 1)[0]!;
  return line.trim().split(/\s+/).length <= 3 && !/[.!?]\s+\p{L}/u.test(line);
}

/** "B. Lundström", "K-G Persson": initials before a surname. */
export function initials(text: string, words: readonly WordToken[], i: number): boolean {
  const next = words[i + 1];
  if (next?.form !== 'capital' || !/^\.? ?$/.test(text.slice(words[i]!.end, next.start))) return false;
  if (next.text.length === 1) return i < words.length - 2 && initials(text, words, i + 1);
  return surname(withoutGenitive(next.lower)) > 0 && !isCommonWord(next.lower);
}

/** Two or three capitalised words that no text follows: a name as the last line. */
export function endsText(text: string, words: readonly WordToken[], i: number): boolean {
  const rest = words.slice(i, i + 4);
  if (rest.length < 2 || rest.length > 3 || !/^[\s.]*$/.test(text.slice(rest.at(-1)!.end, rest.at(-1)!.end + 10)))
    return false;
  return rest.every(
    (word, k) =>
      word.form === 'capital' &&
      !isCommonWord(word.lower) &&
      !short.has(word.lower) &&
      (k === 0 || adjacent(text, rest[k - 1]!, word)),
  );
}

/** "Björn och My": two names joined. */
export function coordinated(text: string, words: readonly WordToken[], i: number): boolean {
  const and = words[i + 1];
  const other = words[i + 2];
  if (!and || other?.form !== 'capital' || !/^(?:och|o|and|eller|samt)$/.test(and.lower)) return false;
  return givenName(withoutGenitive(other.lower)) > 0 && text.slice(and.end, other.start) === ' ';
}
