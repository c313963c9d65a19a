import {
  adjacent,
  closes,
  coordinated,
  endsText,
  follower,
  functionWord,
  initials,
  withoutGenitive,
} from './name-shape.js';
import { givenName, isCommonWord, isWordlike, surname } from './names.js';
import { actsAfter, type Cue, cueBefore, introducedAfter } from './person-cue.js';
import { loneSurname, monthNames, notNames, notPersons, strongSurname, trustedInLower } from './person-words.js';
import { places } from './places.js';
import type { WordToken } from './word-token.js';

/** Why a name begins at a word, and the cue before it. */
export interface Reading {
  readonly why: string;
  readonly cue: Cue | undefined;
}

interface Look {
  readonly text: string;
  readonly words: readonly WordToken[];
  readonly i: number;
  readonly word: WordToken;
  /** Lower case, without a genitive s. */
  readonly base: string;
  /** How common the given name is; 0 when it is none. */
  readonly tier: number;
  readonly family: number;
  readonly common: boolean;
  readonly place: boolean;
  readonly cue: Cue | undefined;
  readonly next: WordToken | undefined;
}

/** Whether a name begins at word i, and by what evidence. */
export function readName(text: string, words: readonly WordToken[], i: number): Reading | undefined {
  const word = words[i]!;
  const base = withoutGenitive(word.lower);
  const tier = givenName(base);
  const family = surname(base);
  const common = isCommonWord(word.lower);
  if (word.form === 'lower' && !tier && !family && (common || word.lower.length < 3)) return undefined;
  const cue = cueBefore(text, word.start);
  const look = {
    text,
    words,
    i,
    word,
    base,
    tier,
    family,
    common,
    cue,
    place: places.has(base),
    next: follower(text, words, i),
  };
  const why = word.form === 'capital' ? byCapital(look) : word.form === 'none' ? byScript(look) : byContext(look);
  return why ? { why, cue } : undefined;
}

/** A capital letter is evidence by itself inside a sentence. */
function byCapital(look: Look): string | undefined {
  const { text, words, i, word, base, tier, family, common, place, cue, next } = look;
  if (word.text.length === 1 || /^\p{Lu}-\p{Lu}$/u.test(word.text))
    return initials(text, words, i) ? 'initial och efternamn' : undefined;
  const announced = byCue(look);
  if (announced) return announced;
  const after =
    next?.form === 'capital' && !places.has(next.lower) && !notNames.test(next.lower)
      ? withoutGenitive(next.lower)
      : '';
  const hasSurname = after !== '' && surname(after) > 0 && !functionWord(after);
  const inPlace =
    word.lower === base && /(?<!\p{L})(?:i|in|near) $/iu.test(text.slice(Math.max(0, word.start - 6), word.start));
  if (tier && !functionWord(base)) {
    if (
      hasSurname &&
      !inPlace &&
      (!isWordlike(base) ||
        !common ||
        !word.opens ||
        strongSurname.test(after) ||
        (surname(after) === 2 && !isCommonWord(after)))
    )
      return 'förnamn och efternamn';
    if (after && !inPlace && !place && !isCommonWord(after) && !notPersons.has(after) && (!english(text) || !common))
      return 'förnamn och okänt namn';
    if (place || inPlace) return undefined;
    if (!isWordlike(base)) return !word.opens || tier >= 6 || cue ? 'förnamn' : undefined;
    if (monthNames.has(base))
      return coordinated(text, words, i) || introducedAfter(text, word.end) ? 'förnamn' : undefined;
    if (!word.opens && !besideNumber(text, word) && (cue || !common || !english(text))) return 'förnamn mitt i mening';
    if (introducedAfter(text, word.end)) return 'namn före presentation';
    if (word.opens && (coordinated(text, words, i) || actsAfter(text, word.end))) return 'förnamn med handling efter';
    return undefined;
  }
  if (place || common || functionWord(word.lower) || inPlace) return undefined;
  if (hasSurname && (!word.opens || surname(after) === 2 || strongSurname.test(after))) return 'namn och efternamn';
  if (family && loneSurname.test(base)) return 'efternamn';
  if (family === 2 && !word.opens && !next && (cue === 'named' || cue === 'greeted') && strongSurname.test(base))
    return 'efternamn';
  if (endsText(text, words, i)) return 'namn sist i texten';
  return introducedAfter(text, word.end) && !word.opens ? 'namn före presentation' : undefined;
}

/** A capitalised word after something that announces a name. */
function byCue(look: Look): string | undefined {
  const { word, tier, family, common, place, cue, next, text, base } = look;
  const known = (tier > 0 && !functionWord(base)) || family > 0;
  const unknown = !common && !place && !functionWord(word.lower);
  switch (cue) {
    case 'introduced':
      return known || unknown ? 'namn efter presentation' : undefined;
    case 'called':
      return known || (unknown && next?.form === 'capital') ? 'namn efter presentation' : undefined;
    case 'titled':
      return known || unknown || (!place && !functionWord(word.lower) && !word.opens)
        ? 'namn efter titel eller roll'
        : undefined;
    case 'signed':
      return (known && !monthNames.has(base)) || (unknown && closes(text, word)) ? 'namn i underskrift' : undefined;
    case 'related':
      return !place && (known || unknown) && !monthNames.has(base) ? 'namn efter ord för anhörig' : undefined;
    case 'greeted':
      return tier > 0 && !functionWord(base) && !place ? 'namn efter hälsning' : undefined;
    default:
      return undefined;
  }
}

/** Lower case or shouted: a name needs to be well known, to have a surname or to be announced. */
function byContext(look: Look): string | undefined {
  const { text, word, base, tier, family, common, place, cue, next } = look;
  if (functionWord(base)) return undefined;
  const wordlike = isWordlike(base);
  const after =
    next && next.form !== 'capital' && !isCommonWord(next.lower) && !notNames.test(next.lower)
      ? withoutGenitive(next.lower)
      : '';
  const nextFamily = after ? surname(after) : 0;
  if (
    cue === 'introduced' &&
    !place &&
    (tier || family || (!common && word.form === 'lower' && !notNames.test(word.lower)))
  )
    return 'namn efter presentation';
  if (cue === 'called' && ((tier && !wordlike) || (tier && nextFamily))) return 'namn efter presentation';
  if (cue === 'signed' && closes(text, word) && ((tier && !common) || (!common && family === 2)))
    return 'namn i underskrift';
  if (tier && !wordlike && !place && !common) {
    if (word.form === 'caps' && !shouted(look)) return undefined;
    if (
      tier >= (word.form === 'caps' ? 8 : 10) ||
      (nextFamily && (nextFamily === 2 || strongSurname.test(after))) ||
      (cue && tier >= 6)
    )
      return 'förnamn';
  }
  if (tier && trustedInLower.has(base)) {
    if (
      (cue === 'related' || cue === 'titled' || cue === 'greeted') &&
      !/^ (?:kvar|hemma|ensam|nu|hit|dit|här|på|i)(?!\p{L})/u.test(text.slice(word.end, word.end + 10))
    )
      return 'förnamn efter ord för anhörig eller hälsning';
    if (introducedAfter(text, word.end) && (cue || word.opens)) return 'namn före presentation';
  }
  if (tier && nextFamily && strongSurname.test(after)) return 'förnamn och efternamn';
  if (
    family &&
    strongSurname.test(base) &&
    !common &&
    (cue === 'titled' || cue === 'called' || (cue === 'related' && family === 2))
  )
    return 'efternamn';
  return undefined;
}

/** A script without capitals: only what is announced. */
function byScript({ cue, text, word, next }: Look): string | undefined {
  if (cue === 'introduced' || cue === 'titled') return 'namn efter presentation';
  return cue === 'named' &&
    next &&
    adjacent(text, word, next) &&
    /(?:أنا|من) $/u.test(text.slice(Math.max(0, word.start - 6), word.start))
    ? 'namn efter presentation'
    : undefined;
}

const besideNumber = (text: string, word: WordToken) =>
  /\d ?$/.test(text.slice(Math.max(0, word.start - 2), word.start)) || /^ ?\d/.test(text.slice(word.end, word.end + 2));

/** A line in capitals, not an abbreviation: a neighbour is shouted too, or the word is long. */
const shouted = ({ words, i, word }: Look) =>
  word.text.length > 4 || words[i - 1]?.form === 'caps' || words[i + 1]?.form === 'caps';

let lastText = '';
let lastEnglish = false;
/** Whether the text is mostly English, where capitals say less (German, Justice). Remembers the latest text. */
function english(text: string): boolean {
  if (text === lastText) return lastEnglish;
  const head = text.slice(0, 4000);
  const en = head.match(/\b(?:the|to|is|and|my|of|in|you|have|for|this)\b/gi)?.length ?? 0;
  const sv = head.match(/(?<!\p{L})(?:och|att|är|jag|det|som|på|inte|har|för|en)(?!\p{L})/giu)?.length ?? 0;
  lastText = text;
  lastEnglish = en > sv + 1;
  return lastEnglish;
}
