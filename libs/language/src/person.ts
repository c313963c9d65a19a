import type { Finder } from './finders.js';
import { givenName, isCommonWord, isWordlike, surname } from './names.js';
import { actsAfter, type Cue, cueBefore, introducedAfter } from './person-cue.js';
import { notPersons, particles, strongSurname, trustedInLower } from './person-words.js';
import { places } from './places.js';
import { type WordToken, wordTokens } from './word-token.js';

/** Names of persons: given names and surnames by lists, endings and what stands around them. */
export const findPersons: Finder = (text, taken) => {
  const words = wordTokens(text);
  for (let i = 0; i < words.length; i++) {
    const first = words[i]!;
    if (!taken.free(first.start, first.end) || notPersons.has(first.lower)) continue;
    const reading = read(text, words, i);
    if (!reading) continue;
    const to = run(text, words, i, reading.cue);
    const last = words[to]!;
    const end = last.end - genitive(last);
    if (taken.take({ start: first.start, end, type: 'person', why: reading.why })) i = to;
  }
};

interface Reading {
  why: string;
  cue: Cue | undefined;
}

/** Whether a name begins at word i, and by what evidence. */
function read(text: string, words: WordToken[], i: number): Reading | undefined {
  const word = words[i]!;
  const base = word.lower.endsWith('s') && !givenName(word.lower) ? word.lower.slice(0, -1) : word.lower;
  const tier = givenName(base);
  const family = tier ? 0 : surname(base);
  if (word.form === 'lower' && !tier && !family && !mayBeUnknown(word)) return undefined;
  const cue = cueBefore(text, word.start);
  const by = (why: string) => ({ why, cue });
  if (word.form === 'capital') return capital(text, words, i, base, tier, family, cue, by);
  return quiet(text, words, i, base, tier, family, cue, by);
}

type By = (why: string) => Reading;

/** A capital letter: evidence by itself inside a sentence. */
function capital(
  text: string,
  words: WordToken[],
  i: number,
  base: string,
  tier: number,
  family: number,
  cue: Cue | undefined,
  by: By,
): Reading | undefined {
  const word = words[i]!;
  const common = isCommonWord(word.lower);
  const place = places.has(word.lower);
  const next = follower(text, words, i);
  const withSurname =
    next?.form === 'capital' &&
    !places.has(next.lower) &&
    (surname(unS(next.lower)) > 0 || !isCommonWord(next.lower)) &&
    !notPersons.has(next.lower);
  if (cue === 'introduced' || cue === 'titled') {
    if (
      tier ||
      family ||
      (!common && !place) ||
      (cue === 'titled' && !word.opens && !place && !functionWord(word.lower))
    )
      return by(cue === 'titled' ? 'namn efter titel eller roll' : 'namn efter presentation');
  }
  if (cue === 'signed' && (tier || family || (!common && !place && closes(text, words, i))))
    return by('namn i underskrift');
  if (cue === 'related' && !place && (tier || family || !common)) return by('namn efter ord för anhörig');
  if (word.text.length === 1 || /^\p{Lu}-\p{Lu}$/u.test(word.text))
    return initials(text, words, i) ? by('initial och efternamn') : undefined;
  if (tier) {
    if (!isWordlike(base)) {
      if (place && !withSurname && !cue) return undefined;
      if (!word.opens || tier >= 6 || withSurname || cue) return by('förnamn');
    } else if (!dated(text, word)) {
      if (withSurname && surname(unS(next!.lower))) return by('förnamn och efternamn');
      if (!word.opens && !place && (cue || !common || !functionWord(base))) return by('förnamn mitt i mening');
      if (introducedAfter(text, word.end) || (word.opens && !common && actsAfter(text, word.end)))
        return by('namn före presentation');
      if (cue === 'greeted' && !common) return by('namn efter hälsning');
      if (word.opens && (coordinated(text, words, i) || actsAfter(text, word.end)) && !functionWord(base))
        return by('förnamn med handling efter');
    }
  }
  if (
    !tier &&
    !place &&
    !common &&
    withSurname &&
    surname(unS(next!.lower)) > 0 &&
    (!word.opens || surname(unS(next!.lower)) === 2 || strongSurname.test(unS(next!.lower)))
  )
    return by('namn och efternamn');
  if (
    family &&
    !place &&
    !common &&
    !word.opens &&
    (strongSurname.test(base) || ((cue === 'named' || cue === 'greeted') && family === 2 && !next))
  )
    return by('efternamn');
  if (family && strongSurname.test(base) && !common && word.opens && !place) return by('efternamn');
  if (!common && !place && introducedAfter(text, word.end) && !word.opens) return by('namn före presentation');
  return undefined;
}

/** Lower case or shouted: a name needs to be well known, to have a surname or to be announced. */
function quiet(
  text: string,
  words: WordToken[],
  i: number,
  base: string,
  tier: number,
  family: number,
  cue: Cue | undefined,
  by: By,
): Reading | undefined {
  const word = words[i]!;
  const common = isCommonWord(word.lower);
  const next = follower(text, words, i);
  const nextFamily = next && next.form !== 'capital' ? surname(unS(next.lower)) : 0;
  const wordlike = isWordlike(base);
  if (cue === 'introduced') {
    if (tier && (!wordlike || !functionWord(base))) return by('namn efter presentation');
    if (!common && !functionWord(word.lower) && (family || word.form === 'none' || word.lower.length > 2))
      return by('namn efter presentation');
  }
  if (word.form === 'none') return undefined;
  if (
    cue === 'signed' &&
    closes(text, words, i) &&
    ((tier && (!wordlike || !functionWord(base))) || (!common && family === 2))
  )
    return by('namn i underskrift');
  if (tier && !wordlike && !places.has(base)) {
    if (tier >= 9 || (nextFamily && !isCommonWord(next!.lower)) || (cue && tier >= 6)) return by('förnamn');
    if (word.form === 'caps' && tier >= 8) return by('förnamn');
  }
  if (tier && wordlike && trustedInLower.has(base)) {
    if ((cue === 'related' || cue === 'titled' || cue === 'greeted') && !actsLikeWord(text, word))
      return by('förnamn efter ord för anhörig eller hälsning');
    if (introducedAfter(text, word.end)) return by('namn före presentation');
  }
  if (tier && nextFamily && strongSurname.test(unS(next!.lower)) && !functionWord(base))
    return by('förnamn och efternamn');
  if (family && strongSurname.test(base) && !common && (cue === 'titled' || cue === 'named' || cue === 'related'))
    return by('efternamn');
  return undefined;
}

/** Index of the last word of the name that begins at i. */
function run(text: string, words: WordToken[], i: number, cue: Cue | undefined): number {
  let to = i;
  for (let j = i + 1; j < words.length && j <= i + 6; j++) {
    const word = words[j]!;
    if (!adjacent(text, words[j - 1]!, word) || notPersons.has(word.lower)) break;
    if (particles.has(word.lower)) {
      const after = words[j + 1];
      if (
        after &&
        adjacent(text, word, after) &&
        after.form === 'capital' &&
        (word.form === 'lower' || word.lower !== 'i') &&
        word.lower !== 'och'
      )
        continue;
      if (word.form !== 'capital') break;
    }
    if (!continues(text, words, i, j, cue)) break;
    to = j;
    if (genitive(word) && words[j + 1]?.form !== 'capital') break;
  }
  return to;
}

function continues(text: string, words: WordToken[], i: number, j: number, cue: Cue | undefined): boolean {
  const word = words[j]!;
  const base = unS(word.lower);
  const tier = Math.max(givenName(word.lower), givenName(base));
  const family = Math.max(surname(word.lower), surname(base));
  const open = cue === 'introduced' || cue === 'signed';
  if (word.form === 'capital') {
    if (functionWord(word.lower)) return false;
    if (word.text.length === 1)
      return /^(?:\.? ?$|\.? ?[\p{L}\n.,;!?)])/u.test(text.slice(word.end, word.end + 3)) && word.text !== 'I';
    if (places.has(word.lower) && !family && !tier) return false;
    return words[i]!.form !== 'lower' || Boolean(tier || family);
  }
  if (words[i]!.form === 'capital' && word.form === 'lower') return false;
  if (word.form === 'none') return open && j <= i + 2;
  if (functionWord(word.lower) || word.lower.length < 2) return false;
  if (tier && !isWordlike(base)) return true;
  if (family && !isCommonWord(word.lower) && !places.has(word.lower)) return true;
  return open && !isCommonWord(word.lower) && !places.has(word.lower) && word.lower.length > 2 && j <= i + 2;
}

const joint = /^(?: {1,2}|_|\. ?|\n(?=$))$/;
const adjacent = (text: string, a: WordToken, b: WordToken) => {
  const gap = text.slice(a.end, b.start);
  return joint.test(gap) && (!gap.startsWith('.') || a.text.length <= 2);
};
const follower = (text: string, words: WordToken[], i: number) => {
  const next = words[i + 1];
  return next && adjacent(text, words[i]!, next) ? next : undefined;
};
const unS = (lower: string) =>
  lower.endsWith('s') &&
  !givenName(lower) &&
  surname(lower) < 2 &&
  (givenName(lower.slice(0, -1)) || surname(lower.slice(0, -1)))
    ? lower.slice(0, -1)
    : lower;
/** 1 when the word ends in a genitive s that is no part of the name ("Annas"), else 0. */
const genitive = (word: WordToken) => (unS(word.lower) === word.lower ? 0 : 1);
const functionWord = (lower: string) => lower.length < 2 || (isCommonWord(lower) && short.has(lower));
const short = new Set(
  'jag du han hon den det vi ni de dem dom mig dig sig oss er min mitt mina din ditt dina sin sitt sina vår vårt våra en ett i på av till från för med om hos vid att och men eller så när där här hur vad vem vilken har hade är var blir blev kan ska vill inte ingen alla allt nu då också bara mycket ingen can will may the and but you she his her they this that is are was were has have do does did not all my your to from for with at by in on of an am be so no yes ja nej tack hej set say se ta ge gå kom skriv ha någon något några undrar ringer bor fick får vara till över under efter före som eller ej'.split(
    ' ',
  ),
);
const mayBeUnknown = (word: WordToken) => word.lower.length > 2 && !isCommonWord(word.lower);
const dated = (text: string, word: WordToken) =>
  /^(?:maj|april|juni|juli|augusti|mars|may|june|july|august|sunday)$/.test(word.lower) &&
  (/(?:\d|\bi|\bin|\bden|\bfrån|\btill|\bsince|\bby|\buntil|\bförsta|\bsedan) ?$/iu.test(
    text.slice(Math.max(0, word.start - 10), word.start),
  ) ||
    /^ ?\d/.test(text.slice(word.end, word.end + 3)));
const actsLikeWord = (text: string, word: WordToken) =>
  /^ (?:kvar|hemma|ensam|nu|hit|dit)(?!\p{L})/u.test(text.slice(word.end, word.end + 10));

/** "B. Lundström", "K-G Persson". */
function initials(text: string, words: WordToken[], i: number): boolean {
  const next = words[i + 1];
  if (!next || next.form !== 'capital' || !/^\.? ?$/.test(text.slice(words[i]!.end, next.start))) return false;
  if (next.text.length === 1) return initials(text, words, i + 1);
  return surname(unS(next.lower)) > 0 && !places.has(next.lower) && !isCommonWord(next.lower);
}

/** "Björn och My": two names joined. */
function coordinated(text: string, words: WordToken[], i: number): boolean {
  const and = words[i + 1];
  const other = words[i + 2];
  return Boolean(
    and &&
      other &&
      /^(?:och|o|&|and|eller)$/.test(and.lower) &&
      other.form === 'capital' &&
      givenName(unS(other.lower)) &&
      text.slice(and.end, other.start) === ' ',
  );
}

/** True when nothing but a few words follows on the line: a signature. */
function closes(text: string, words: WordToken[], i: number): boolean {
  const rest = text.slice(words[i]!.end, words[i]!.end + 60);
  const line = rest.split('\n', 1)[0]!;
  return line.trim().split(/\s+/).length <= 3 && !/[.!?]\s+\p{L}/u.test(line);
}
