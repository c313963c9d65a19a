const numberWords: Readonly<Record<string, string>> = {
  en: '1',
  ett: '1',
  två: '2',
  tre: '3',
  fyra: '4',
  fem: '5',
  sex: '6',
  sju: '7',
  åtta: '8',
  nio: '9',
  tio: '10',
  elva: '11',
  tolv: '12',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
};
const months =
  'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october';
const counted =
  'månad|månader|vecka|veckor|dag|dagar|år|timmar|procent|gånger|months?|weeks?|days?|years?|hours?|times';

const link =
  /(?:https?:\/\/|www\.)[^\s)»”"]+[^\s)»”".,;:!?]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\p{L}\d@.])[\p{L}\d-]+\.(?:se|nu|com|org|eu)(?:\/[^\s)»”"]*[^\s)»”".,;:!?])?/giu;
const law = /\d+\s?(?:kap\.?|§+)(?:\s?\d+\s?[a-z]?\s?§)?|\d+:\d+\s?§?|chapter \d+|section \d+/giu;
const number = /\d+(?:[ \u00a0.,]\d{3})*(?:[.,]\d+)?/gu;
const month = new RegExp(`(?<!\\p{L})(?:${months})(?!\\p{L})`, 'giu');
const spelled = new RegExp(
  `(?<!\\p{L})(${Object.keys(numberWords).join('|')})(?= (?:\\p{L}+ )?(?:${counted})(?!\\p{L}))`,
  'giu',
);

/** What must never differ from the source: links and addresses, legal references, numbers (amounts, ages, deadlines, spelled ones too), months. Each in one plain writing. */
export function hardFacts(text: string): string[] {
  const out: string[] = [];
  const take = (pattern: RegExp, from: string, as: (found: string) => string) =>
    from.replace(pattern, (found) => {
      out.push(as(found));
      return ' ';
    });
  let rest = take(link, text, (found) => found.toLowerCase().replace(/^https?:\/\/(?:www\.)?|^www\.|\/$/g, ''));
  rest = take(law, rest, (found) => found.toLowerCase().replace(/[\s.]/g, ''));
  rest = take(number, rest, plainNumber);
  rest = take(month, rest, (found) => found.toLowerCase());
  take(spelled, rest, (found) => numberWords[found.toLowerCase()]!);
  return [...new Set(out)];
}

/** 59 200, 59.200 and 59,200 are one number; 1,9 and 1.9 another. */
function plainNumber(found: string): string {
  const whole = found.replace(/[ \u00a0.,](?=\d{3}(?!\d))/g, '');
  return whole.replace(',', '.');
}
