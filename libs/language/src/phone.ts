import { after, before } from './cue.js';
import { digitStreams } from './digit-stream.js';
import type { Taken } from './finders.js';
import { isOwnNumber } from './own.js';

const international =
  /(?<![\p{L}\d+])(?:\+ ?|00 ?)[1-9]\d{0,2}[ -]{0,2}(?:\(0\)[ -]?)?(?:\(\d{1,4}\)[ -]?)?\d(?:[ ./-]{0,3}\d){5,11}(?!\d)/gu;
const national =
  /(?<![\p{L}\d+:/]|\d[.,-])\(?0[1-9](?: ?\d){0,2}\)?[ ]{0,2}[-/.]?[ ]{0,2}\d(?:[ .-]{0,3}\d){3,8}(?![\d:])/gu;
const bare = /(?<![\d\p{L}+-])(?:\(\d{3}\) ?|[1-9])\d{0,3}(?:[ .-]{0,2}\d){5,10}(?!\d)/gu;
const cue =
  /(?<!\p{L})(?:telefon|tel|tfn|mobil(?:en)?|mob|phone|telephone|cell|call me|ring(?:a|er)?(?: mig| mej| upp)?|nås|nå mig|sms:?a?|hemnummer|puhelin\p{L}*|tlf|telefono|teléfono|whats ?app|swish)(?:n?(?:umme)?r|numret|numero|number|no)?[ .:]{1,3}(?:är |is |på |at |on |nr |mig på |me |hem |på nr |nummer ){0,2}$/iu;
const notPhone =
  /(?:kont(?:o|ot|onummer|onr)|clearing\p{L}*|ocr|dnr|diarie\p{L}*|ärende\p{L}*|referens\p{L}*|ref|faktura\p{L}*|fond\p{L}*|kund\p{L}*|bankgiro|plusgiro|bg|pg|org\.?\s?nr|iban|kort\p{L}*|isbn)(?:nr|nummer)?[ .:]{1,3}(?:är |nr |nummer )?$/iu;
const date = /^\(?\d\d[-./ ]\d\d[-./ ](?:19|20)\d\d$|^\d\d[.:]\d\d ?- ?\d\d[.:]\d\d$|^0\d\.\d\d$/;
const unit = /^\s?(?:kr(?!\p{L})|kronor|sek(?!\p{L})|:-|%|€|euro(?!\p{L})|procent)/iu;

export function findPhones(text: string, taken: Taken): void {
  const take = (start: number, value: string, least: number, why: string) => {
    const from = value.startsWith('(') && !value.includes(')') ? 1 : 0;
    const digits = value.replace(/\(0\)/, '').replace(/\D/g, '');
    if (digits.length < least || date.test(value) || unit.test(after(text, start + value.length, 10))) return;
    if (isOwnNumber(digits) || notPhone.test(before(text, start, 40))) return;
    taken.take({ start: start + from, end: start + value.length, type: 'phone', why });
  };
  for (const m of text.matchAll(international)) take(m.index, m[0], 8, 'internationellt telefonnummer');
  for (const m of text.matchAll(national)) {
    const digits = m[0].replace(/\D/g, '').length;
    if (digits <= 11 && (digits >= 8 || cue.test(before(text, m.index, 50)))) take(m.index, m[0], 7, 'telefonnummer');
  }
  for (const m of text.matchAll(bare)) {
    if (cue.test(before(text, m.index, 50))) take(m.index, m[0], 6, 'nummer efter ord för telefon');
  }
  spoken(text, taken);
}

/** "noll sjuttio ett sju fyra noll sex elva". */
function spoken(text: string, taken: Taken): void {
  for (const stream of digitStreams(text)) {
    if (!stream.some((one) => one.spoken) && !text.slice(stream[0]!.start, stream.at(-1)!.end).includes('\n')) continue;
    if (
      stream[0]!.spoken &&
      /\bplus $/i.test(before(text, stream[0]!.start, 6)) &&
      stream.map((one) => one.digits).join('').length >= 9
    ) {
      taken.take({
        start: stream[0]!.start - 5,
        end: stream.at(-1)!.end,
        type: 'phone',
        why: 'uppläst utländskt nummer',
      });
      continue;
    }
    const from = stream.findIndex((one) => one.digits.startsWith('0'));
    const first = stream[from];
    const last = stream.at(-1)!;
    const digits = stream
      .slice(Math.max(0, from))
      .map((one) => one.digits)
      .join('');
    if (first && /^0[1-9]/.test(digits) && digits.length >= 8 && digits.length <= 11 && !isOwnNumber(digits)) {
      taken.take({ start: first.start, end: last.end, type: 'phone', why: 'uppläst telefonnummer' });
    }
  }
}
