import type { Finder } from './finders.js';
import { adjacent, functionWord, genitive, withoutGenitive } from './name-shape.js';
import { givenName, isCommonWord, isWordlike, surname } from './names.js';
import type { Cue } from './person-cue.js';
import { readName } from './person-reading.js';
import { notNames, notPersons, particles, strongSurname } from './person-words.js';
import { places } from './places.js';
import { type WordToken, wordTokens } from './word-token.js';

/** Names of persons: given names and surnames by lists, endings and what stands around them. */
export const findPersons: Finder = (text, taken) => {
  const words = wordTokens(text);
  for (let i = 0; i < words.length; i++) {
    const first = words[i]!;
    if (!taken.free(first.start, first.end) || notPersons.has(first.lower) || notNames.test(first.lower)) continue;
    const turned = surnameFirst(text, words, i);
    const reading = turned ? { why: 'efternamn, förnamn', cue: undefined } : readName(text, words, i);
    if (!reading) continue;
    let to = run(text, words, turned ? i + 1 : i, reading.cue);
    while (to > i && !taken.free(first.start, words[to]!.end)) to--;
    const last = words[to]!;
    if (taken.take({ start: first.start, end: last.end - genitive(last), type: 'person', why: reading.why })) i = to;
  }
};

/** Endings of Swedish and English words in lower case; an unknown word without one, after a given name, is a surname. */
const inflected = /(?:[aeostydimn]|ar|er|or|ade|ing|ning|lig|isk|full|bar|sam|fri|vis|lis|ligt|ed|ly)$/u;

/** Towns whose names are surnames too: right after a given name they are surnames. */
const bothPlaceAndName = new Set('berg lund mark borg hall bergen kil åre sala nora rom'.split(' '));

/** "Hansson, Lennart" at the start of a line or after a colon or dash. */
function surnameFirst(text: string, words: readonly WordToken[], i: number): boolean {
  const first = words[i]!;
  const next = words[i + 1];
  if (!next || first.form === 'lower' || first.form !== next.form || text.slice(first.end, next.start) !== ', ')
    return false;
  if (surname(first.lower) < 1 || givenName(next.lower) < 5 || givenName(first.lower) > 8) return false;
  return (
    strongSurname.test(first.lower) ||
    /(?:^|[\n:;] {0,2}|- )$/.test(text.slice(Math.max(0, first.start - 3), first.start))
  );
}

/** Index of the last word of the name that begins at i. */
function run(text: string, words: readonly WordToken[], i: number, cue: Cue | undefined): number {
  let to = i;
  for (let j = i + 1; j < words.length && j <= i + 6; j++) {
    const word = words[j]!;
    if (genitive(words[j - 1]!) && !particles.has(word.lower) && words[i] !== words[j - 1]) break;
    if (!adjacent(text, words[j - 1]!, word) || notPersons.has(word.lower) || notNames.test(word.lower)) break;
    if (particles.has(word.lower) && word.form === 'lower') {
      const after = words[j + 1];
      if (after?.form === 'capital' && adjacent(text, word, after) && !places.has(after.lower)) continue;
      break;
    }
    if (!continues(text, words, i, j, cue)) break;
    to = j;
  }
  return to;
}

function continues(text: string, words: readonly WordToken[], i: number, j: number, cue: Cue | undefined): boolean {
  const word = words[j]!;
  const first = words[i]!;
  const base = withoutGenitive(word.lower);
  const tier = givenName(base);
  const family = surname(base);
  if (word.form === 'capital' && word.text.length === 1) {
    return word.text !== 'I' && /^(?:$|[\s.,;!?)])/u.test(text.slice(word.end, word.end + 1));
  }
  if (functionWord(word.lower)) return false;
  if (word.form === 'capital') {
    if (places.has(base) && !family && !bothPlaceAndName.has(base) && !(tier && !isWordlike(base))) return false;
    return first.form === 'capital' || Boolean(tier || family);
  }
  if (first.form === 'capital') return false;
  if (word.form === 'none') return cue === 'introduced' && j <= i + 2;
  if (isCommonWord(word.lower)) return false;
  if (places.has(base)) return false;
  if ((tier && !isWordlike(base)) || family) return true;
  if (cue === 'introduced' && word.lower.length > 2 && j === i + 1) return true;
  return j === i + 1 && word.lower.length > 3 && givenName(first.lower) > 8 && !inflected.test(word.lower);
}
