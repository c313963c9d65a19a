import type { Taken } from './finders.js';
import { monthWords, numberWords, ordinalWords } from './number-words.js';

const born =
  /(?:f[öø]dd?|f[öø]dt|f[öø]delse(?:datum|dag|dato)?|fodselsdato|born|date of birth|birth ?date|\bdob\b|syntynyt|urodzon[ay]|geboren|nacid[ao]|personn(?:umme|ume)?r|\bpnr|\bf\.)(?:\s?[:.]|\s(?:är|den|on|the|am|el|i|år|:)){0,3}\s{0,3}/giu;
const numeric = /^(?:\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d|(?:19|20)?\d{6})(?!\d)/;
const alone = /(?<![\d-])(?:19[0-9]\d|200\d|201[0-2])(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d]|-\d)/g;
const notBirth =
  /(?:beslut|sedan|från|datum|datera|daterat|den|fond|dnr|nr|since|from|till|before|kr|flytt\p{L}*|avled)\s?[:.]?\s?$/iu;
const word = /^[\s.,]{0,2}(\d{1,4}(?::?[ae])?|\p{L}{2,24})/u;

/** Birth dates beside the word for it ("född 3 juni 1951", "född fjortonde mars fyrtiofyra"), and compact ones (19471212). A year alone is none. */
export function birthDates(text: string, taken: Taken): void {
  for (const m of text.matchAll(born)) {
    const start = m.index + m[0].length;
    const rest = text.slice(start, start + 80);
    const length = numeric.exec(rest)?.[0].length ?? spelled(rest);
    if (length) taken.take({ start, end: start + length, type: 'personnummer', why: 'födelsedatum' });
  }
  for (const m of text.matchAll(alone)) {
    if (notBirth.test(text.slice(Math.max(0, m.index - 16), m.index))) continue;
    if (/^\s?(?:kr|kronor|sek)/i.test(text.slice(m.index + 8, m.index + 16))) continue;
    taken.take({ start: m.index, end: m.index + 8, type: 'personnummer', why: 'födelsedatum i en följd' });
  }
}

/** Length of "3 juni 1951", "den tredje i sjätte femtioett", "June 3rd, 1951" at the start of a text; 0 when it is none. */
function spelled(rest: string): number {
  let at = 0;
  let days = 0;
  let month = false;
  let year = 0;
  for (let i = 0; i < 7; i++) {
    const found = word.exec(rest.slice(at));
    if (!found) break;
    const one = found[1]!.toLowerCase();
    const number = numberWords.get(one) ?? /^\d{1,4}/.exec(one)?.[0];
    if (monthWords.has(one) && !month) month = true;
    else if (month && days && number && year < 4) year += number.length;
    else if (!days && (number?.length ?? 9) <= 2) days = 1;
    else if (!days && ordinalWords.has(one)) days = 1;
    else if (month && !days && number?.length === 4) return 0;
    else if (!['i', 'the', 'den', 'of', 'th', 'st', 'nd', 'rd', 'e', 'a'].includes(one) || year) break;
    at += found[0].length;
  }
  return month && days && year >= 2 ? at : 0;
}
