import { birthDates } from './birth-date.js';
import { after, before } from './cue.js';
import { digitStreams, type Group } from './digit-stream.js';
import type { Finder, Taken } from './finders.js';

const cue =
  /person(?:al)?[\s-]{0,2}(?:n(?:umme)?r|nmr|id|identi)|personn|\bpnr\b|(?<!\p{L})p[.-]?\s?nr(?!\p{L})|\bperson(?:beteckning|tunnus)|henkilötunnu|identity (?:number|no)|\bid[- ]?n(?:umme)?r|national id|social security|samordning|coordination n|\bssn\b|\bcpr\b|f[øö]d(?:d|t|sels|else)|\bborn\b|date of birth|número personal|numer (?:personalny|pesel)|الشخصي|personal number|\bcivic n/u;
const other =
  /(?:kont(?:o|ot)|clearing|ocr|dnr|diarie|ärende|referens|faktura|fond|order|kund|bankgiro|plusgiro|\bbg|\bpg|belopp|summa|iban|kort|ISBN|org\.?\s?n|organisations)[a-zåäö]{0,8}\.?[:\s]{1,3}(?:är |nr:? |nummer:? )?$/i;
const amount = /^\s?(?:kr(?!\p{L})|kronor|sek(?!\p{L})|:-|%|€|euro|eur(?!\p{L})|procent|personer|st(?!\p{L})|mkr|tkr)/u;

/** Personnummer and samordningsnummer in any grouping, written or spoken, and what is left of one: a birth date beside identity, four last digits. */
export const findIdentity: Finder = (text, taken) => {
  for (const stream of digitStreams(text)) {
    for (let i = 0; i < stream.length; i++) {
      const end = match(text, stream, i);
      if (end > i && taken.take(finding(stream, i, end))) i = end - 1;
    }
  }
  partly(text, taken);
  birthDates(text, taken);
};

function finding(stream: Group[], from: number, to: number) {
  const digits = stream
    .slice(from, to)
    .map((one) => one.digits)
    .join('')
    .slice(-10);
  const coordination = Number(digits.slice(4, 6)) > 60;
  const why = luhn(digits) ? 'datumdel och kontrollsiffra stämmer' : 'form som ett personnummer';
  return {
    start: stream[from]!.start,
    end: stream[to - 1]!.end,
    type: coordination ? ('samordningsnummer' as const) : ('personnummer' as const),
    why: coordination ? `samordningsnummer: ${why}` : why,
  };
}

/** Index after the last group of an identity number that starts at group `from`; 0 when there is none. */
function match(text: string, stream: Group[], from: number): number {
  let digits = '';
  const start = stream[from]!.start;
  if (
    /[\p{L}\d]$/u.test(text.slice(Math.max(0, start - 1), start)) &&
    !/nr$/i.test(text.slice(Math.max(0, start - 2), start)) &&
    /\d|[A-Z]$/.test(text[start - 1] ?? '')
  )
    return 0;
  const near = before(text, start, 70);
  const cued = cue.test(near);
  for (let to = from; to < stream.length && digits.length < 13; to++) {
    digits += stream[to]!.digits;
    if (digits.length < 10 || digits.length > 12) continue;
    if (amount.test(after(text, stream[to]!.end, 12))) continue;
    const groups = stream.slice(from, to + 1);
    const rest = stream[to + 1];
    const whole = to === stream.length - 1 && from === 0;
    if (other.test(near) && !cue.test(near.slice(-25))) continue;
    if (accepted(digits, groups, text, cued, whole, rest)) return to + 1;
  }
  return 0;
}

function accepted(digits: string, groups: Group[], text: string, cued: boolean, whole: boolean, rest?: Group): boolean {
  const spoken = groups.some((one) => one.spoken);
  const date = plausible(digits);
  if (groups.length === 2 && /^\d{6}\+\d{4}$/.test(text.slice(groups[0]!.start, groups[1]!.end))) return true;
  if (!date) {
    if (groups.length === 2 && groups[0]!.digits.length === 6 && digits.length === 10 && text[groups[0]!.end] === '-')
      return danish(digits) || (cued && whole);
    return (
      cued &&
      whole &&
      (digits.length === 10 || digits.length === 12) &&
      (groups.at(-1)!.digits.length === 4 || groups.length === 1 || spoken)
    );
  }
  if (digits.length === 11) return false;
  const sure = luhn(digits.slice(-10));
  const lengths = groups.map((one) => one.digits.length).join('');
  const gap = groups.length > 1 ? text.slice(groups.at(-2)!.end, groups.at(-1)!.start) : '';
  const coordination = Number(digits.slice(-6, -4)) > 60;
  const recent = digits.length === 12 && Number(digits.slice(0, 4)) > 2012;
  if (cued) return true;
  if (lengths === '12') return !recent || sure;
  if (lengths === '84' || lengths === '64') {
    if (/[-+]/.test(gap)) return !(recent && !sure);
    return sure || (!coordination && !recent && !(rest && rest.digits.length >= 3));
  }
  if (lengths === '10') return mobile(digits) ? false : sure || !coordination;
  if (spoken) return digits.length === 12 ? /^(?:18|19|20)/.test(digits) : sure || !mobile(digits);
  if (digits.length === 12) return sure || whole || /[-+]/.test(gap) || lengths === '4224' || lengths === '222222';
  if (/^1+$/.test(lengths)) return true;
  return sure && whole ? !mobile(digits) : /^(?:2224|42211)$/.test(lengths) && /[-+]/.test(gap);
}

/** 07xxxxxxxx is first of all a mobile number. */
function mobile(digits: string): boolean {
  return /^0[1-9]/.test(digits);
}

function plausible(digits: string): boolean {
  if (digits.length === 12 && !/^(?:18[89]|19|20[0-3])/.test(digits)) return false;
  const month = Number(digits.slice(-8, -6));
  const day = Number(digits.slice(-6, -4));
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
}

/** A Danish number: day, month, year. */
function danish(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/** The control digit of ten digits. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[digits.length - 1 - i]) * (i % 2 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const hidden =
  /(?<![\p{L}\d])(?:(?:18|19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01]))\s?[-+]\s?(?:[Xx*_•#]{4}|\d[Xx*]{3}|\d\d[Xx*]{2}|\d{3}[Xx*])/gu;
const finnish = /(?<![\p{L}\d])(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])\d\d[-+A-FU-Y]\d{3}[\dA-FHJ-NPR-Y](?![\p{L}\d])/gu;
const eleven = /(?<!\d)(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])\d\d[ -]?\d{5}(?!\d)/g;
const lastFour = /(?:fyra sista|sista fyra|sista siffrorna|fyra siffrorna|sista är|last four)[^\d]{0,30}$/;

function partly(text: string, taken: Taken): void {
  const take = (start: number, value: string, why: string) =>
    taken.take({ start, end: start + value.length, type: 'personnummer', why });
  for (const m of text.matchAll(hidden)) take(m.index, m[0], 'personnummer med dolda siffror');
  for (const m of text.matchAll(finnish)) take(m.index, m[0], 'finsk personbeteckning');
  for (const m of text.matchAll(eleven))
    if (cue.test(before(text, m.index, 60))) take(m.index, m[0], 'norskt födselsnummer');
  if (!/sista|siffrorna|last four/i.test(text)) return;
  for (const stream of digitStreams(text)) {
    for (let i = stream.length - 1, count = 0; i >= 0 && count < 4; i--) {
      count += stream[i]!.digits.length;
      const { start } = stream[i]!;
      if (count === 4 && lastFour.test(before(text, start, 50)))
        take(start, text.slice(start, stream.at(-1)!.end), 'de fyra sista siffrorna');
    }
  }
}
