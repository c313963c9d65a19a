import { after, before } from './cue.js';
import { digitStreams } from './digit-stream.js';
import type { Taken } from './finders.js';
import { luhn } from './identity.js';

const iban = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![\p{L}\d])/giu;
const lengths: Readonly<Record<string, number>> = {
  SE: 24,
  NO: 15,
  DK: 18,
  FI: 18,
  DE: 22,
  ES: 24,
  PL: 28,
  GB: 22,
  FR: 27,
  IT: 27,
  NL: 18,
  BE: 16,
  AT: 20,
  CH: 21,
  PT: 25,
  GR: 27,
  IS: 26,
  EE: 20,
  LV: 21,
  LT: 20,
  HR: 21,
  HU: 28,
  RO: 24,
  TR: 26,
  CZ: 24,
  SK: 24,
  SI: 19,
  IE: 22,
  LU: 20,
  MT: 31,
  CY: 28,
  BA: 20,
  RS: 22,
  BG: 22,
  AL: 28,
};
const card =
  /(?<![\p{L}\d+-])\d{4}(?:[ .-]?\d{4}){2}[ .-]?\d{1,7}(?!\d)|(?<![\p{L}\d+-])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?!\d)/gu;
const cardCue = /(?:kort|card|visa|mastercard|amex|maestro|eurocard)\p{L}*[^\d\n]{0,25}$/iu;
const giro =
  /(?:bankgiro|plusgiro|postgiro|(?<!\p{L})(?:bg|pg))(?:konto|nummer|numret|nr|t)?(?: ?n[or]\.?)?[\s.:]{0,3}(?:(?:är|nummer|nr|to|till) )?[\s:]{0,2}(\d(?: ?\d){0,6} ?- ?\d{1,4}|\d(?: ?\d){5,7})(?!\d)/giu;
const clearing = /clearing(?:nummer|numret|nr|no|number)?[^\d\n]{0,15}(\d{4}(?:-\d)?)(?!\d)/giu;
const run = /(?<![\p{L}\d+])\d{1,20}(?:(?:[ .-]|, ?){1,2}\d{1,10}){0,8}(?!\d)/gu;
const accountCue =
  /(?:(?<!\p{L})(?:kont(?:o|ot|on)|bankkont\p{L}{1,3}|personkont\p{L}{1,3}|lönekont\p{L}{1,3}|sparkont\p{L}{1,3}|account|acct)(?:nummer|numret|nr|n:?r)?(?: (?:number|no|nr|i|hos|på|är|is|to|till|\p{Lu}\p{L}{1,14})){0,4}\.?[^\d\n\p{L}]{0,6}|kontonummer\p{L}{0,3}[^\d\n]{0,25}|clearing\p{L}{0,10}(?: och | \/ ?|-? ?& ?)kontonummer[^\d\n]{0,15}|account number[^\d\n]{0,20})$/iu;
const bank =
  /(?<!\p{L})(?:swedbank|nordea|handelsbanken|shb|seb|sparbanken|länsförsäkringar bank|ica banken|danske bank|skandiabanken|skandia|sbab|lf bank|ikano|resurs bank|avanza|forex)[^\d\n]{0,20}$/iu;
const money = /^\s?(?:kr(?!\p{L})|kronor|sek(?!\p{L})|:-|%|€|euro(?!\p{L})|tkr|procent)/iu;

/** IBAN, card numbers, bankgiro and plusgiro, bank accounts with or without clearing number. */
export function findAccounts(text: string, taken: Taken): void {
  for (const m of text.matchAll(giro)) {
    const value = m[1]!;
    taken.take({
      start: m.index + m[0].length - value.length,
      end: m.index + m[0].length,
      type: 'giro',
      why: 'nummer efter ordet giro',
    });
  }
  for (const m of text.matchAll(iban)) takeIban(m.index, m[0], taken);
  for (const m of text.matchAll(card)) {
    const digits = m[0].replace(/\D/g, '');
    if (digits.length < 13 || digits.length > 19) continue;
    const cued = cardCue.test(before(text, m.index, 50));
    if (!cued && accountCue.test(text.slice(Math.max(0, m.index - 60), m.index))) continue;
    if (cued || luhn(digits) || /^(?:\d{4}[ -]){3}\d{4}$/.test(m[0])) {
      taken.take({
        start: m.index,
        end: m.index + m[0].length,
        type: 'card',
        why: luhn(digits) ? 'kortnummer med rätt kontrollsiffra' : 'form som ett kortnummer',
      });
    }
  }
  clearings(text, taken);
  for (const m of text.matchAll(run)) account(text, m.index, m[0].replace(/[ .,-]+$/, ''), taken);
  spoken(text, taken);
}

function takeIban(start: number, value: string, taken: Taken): void {
  const plain = value.replace(/[ -]/g, '').toUpperCase();
  const length = lengths[plain.slice(0, 2)];
  if (length ? plain.length < length - 2 : plain.length < 15) return;
  const sure = mod97(length ? plain.slice(0, length) : plain);
  if (!sure && (!length || plain.length > length + 4 || (plain.match(/\d/g) ?? []).length < 10)) return;
  let end = value.length;
  for (let count = 0, i = 0; length && i < value.length; i++) {
    if (/[A-Za-z0-9]/.test(value[i]!) && ++count === length) end = i + 1;
  }
  taken.take({
    start,
    end: start + end,
    type: 'iban',
    why: sure ? 'IBAN med rätt kontrollsiffror' : 'form som ett IBAN',
  });
}

function mod97(plain: string): boolean {
  let rest = 0;
  for (const char of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** A clearing number, and the account number that follows it. */
function clearings(text: string, taken: Taken): void {
  for (const m of text.matchAll(clearing)) {
    const start = m.index + m[0].length - m[1]!.length;
    const rest = text.slice(m.index + m[0].length, m.index + m[0].length + 50);
    const next = /^([ ,.:;/-]{0,3}(?:konto(?:nummer|nr)?)?[ :.]{0,3})(\d(?:[ .,-]{0,2}\d){4,13})(?!\d)/i.exec(rest);
    taken.take({
      start,
      end: m.index + m[0].length + (next ? next[0].length : 0),
      type: 'bank-account',
      why: 'clearingnummer',
    });
  }
}

function account(text: string, start: number, value: string, taken: Taken): void {
  const digits = value.replace(/\D/g, '').length;
  if (digits < 6 || digits > 18 || money.test(after(text, start + value.length, 10))) return;
  const near = text.slice(Math.max(0, start - 60), start);
  if (
    accountCue.test(near) ||
    (digits >= 9 && bank.test(near)) ||
    (digits >= 9 &&
      /^\s?\(?(?:swedbank|nordea|handelsbanken|seb|sparbanken)/i.test(after(text, start + value.length, 20)))
  ) {
    taken.take({
      start,
      end: start + value.length,
      type: 'bank-account',
      why: 'nummer efter ord för konto eller bank',
    });
  }
}

function spoken(text: string, taken: Taken): void {
  for (const stream of digitStreams(text)) {
    if (!stream.some((one) => one.spoken)) continue;
    const digits = stream.map((one) => one.digits).join('');
    const start = stream[0]!.start;
    const near = text.slice(Math.max(0, start - 50), start);
    const end = stream.at(-1)!.end;
    const cued = /(?:konto|clearing)\p{L}{0,8}(?: \p{L}{1,12}){0,3} $/iu.test(near);
    if (!cued && digits.length >= 13 && digits.length <= 19 && (cardCue.test(near) || luhn(digits)))
      taken.take({ start, end, type: 'card', why: 'uppläst kortnummer' });
    else if (digits.length >= 7 && cued) taken.take({ start, end, type: 'bank-account', why: 'uppläst kontonummer' });
  }
}
