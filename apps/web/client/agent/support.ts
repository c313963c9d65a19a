import { sentences, wordDiff } from '../language.js';

/** What of a sentence stands in its passage. `exact`: the whole sentence does. `found` and `absent` are numbers, dates and names. */
export interface Support {
  exact: boolean;
  found: string[];
  absent: string[];
  /** Words the agent added that the passage does not have. */
  added: string[];
}

const unit =
  'kronor|kr|procent|%|år|månader|månad|dagar|dag|veckor|vecka|timmar|years?|months?|days?|weeks?|hours?|per cent';
const numberWord =
  'en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const month =
  'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october';
const facts = new RegExp(
  [
    `\\d{1,2} (?:${month})(?: \\d{4})?`,
    `\\d[\\d \u00a0]*(?:[.,:]\\d+)?(?: ?(?:${unit}))?(?![\\p{L}])`,
    `(?<![\\p{L}])(?:${numberWord}) (?:${unit})(?![\\p{L}])`,
    `(?<![\\p{L}])(?:${month})(?![\\p{L}])`,
    '(?<=\\p{Ll}[ ,;:]{1,2})\\p{Lu}[\\p{L}\\d-]+(?: [\\p{Ll}]{4,}(?=[ .,]))?',
  ].join('|'),
  'giu'.replace('i', ''),
);

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
const bare = (text: string) => plain(text).replace(/[.!?]+$/, '');

export function support(sentence: string, passage: string, original = sentence): Support {
  const where = plain(passage);
  const terms = [
    ...new Set(
      (sentence.match(facts) ?? []).map((term) => term.trim()).filter((term) => term.length > 1 || /\d/.test(term)),
    ),
  ].slice(0, 8);
  const added =
    original === sentence
      ? []
      : wordDiff(original, sentence)
          .filter((part) => part.kind === 'added')
          .map((part) => part.text.replace(/^[\s.,]+|[\s.,]+$/g, ''))
          .filter((words) => words.length > 3 && !where.includes(plain(words)));
  return {
    exact: bare(sentence) !== '' && where.includes(bare(sentence)),
    found: terms.filter((term) => where.includes(plain(term))),
    absent: terms.filter((term) => !where.includes(plain(term))),
    added: added.slice(0, 4),
  };
}

/** The passage's own sentences, told which of them carry the claim. The likest one always does. */
export function marked(passage: string, claim: string): { text: string; carries: boolean }[] {
  const said = words(claim);
  const all = sentences(passage);
  const likeness = all.map((text) => {
    const has = words(text);
    const shared = [...has].filter((word) => said.has(word)).length;
    return shared / Math.max(1, said.size);
  });
  const best = Math.max(0, ...likeness);
  return all.map((text, index) => ({ text, carries: best > 0 && likeness[index]! >= Math.max(0.2, best * 0.75) }));
}
/** Words by their first letters, so that an ending does not hide a likeness. */
const words = (text: string) =>
  new Set((text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).map((word) => word.slice(0, 7)));
