import type { Taken } from './finders.js';

const code = String.raw`((?:\p{Lu}{1,5}[ -]?)?[\p{Lu}\d][\p{Lu}\d]{0,20}(?:[-/:.]\p{Lu}?\d{1,12}){0,4}(?: \d{2,8}){0,3})(?![\p{L}\d]| ?§)`;
const cued = new RegExp(
  String.raw`(?<!\p{L})(?:[Ää]rende(?:t|n)?(?:nr|nummer|numret|id)?|ÄRENDE(?:NR|NUMMER)?|[Dd]iarie(?:nr|nummer|numret|fört)?|[Dd](?:\.|ia)?nr|D[Nn][Rr]|DIARIENR|[Rr]eferens(?:nr|nummer|numret)?|REF|[Rr]ef(?:\.|nr)?|[Mm]ål(?: ?nr|nummer)|[Bb]eslut(?:snr|snummer)|[Kk]und(?:nr|nummer|id)|[Kk]lient(?:nr|nummer)|OCR(?:-?(?:nr|nummer))?|ocr(?:-?(?:nr|nummer))?|[Bb]ok(?:nings)(?:nr|nummer|kod)|[Ff]örsäkrings(?:nr|nummer)|[Kk]vittens(?:nr|nummer)|[Cc]ase(?: ?(?:number|no\.?|id|ref))?|[Rr]eference(?: ?(?:number|no\.?))?|[Oo]ur ref|[Yy]our ref|[Ff]ile (?:number|no\.?)|[Ss]aksn(?:umme)?r|[Ss]agsn(?:umme)?r|Aktenzeichen|[Aa]ktn(?:umme)?r|[Tt]icket)[.:# ]{0,3}(?:(?:nr|nummer|är|med|number|is|no|Nr|:)[.: ]{1,2}){0,2}#?${code}`,
  'gu',
);
const told =
  /(?:ärende|diarie|referens|case |reference |kund)(?:nummer|numret|number|nr)[^\d\n]{1,40}?(?<=[:\s])(\d{2,9}(?:[ -]\d{2,8}){0,3})(?![\d\p{L}])/giu;
const free =
  /(?<![\p{L}\d/:-])(?!(?:SOU|DS|Ds|SFS|PROP|Prop|BET|Bet|HFD|ISBN|RFFS|PFS|FKFS|SKV|EU|EG|EEG|ISO|COVID|NJA|AD|JO|MIG) ?-?)\p{Lu}{2,5}[ -]?(?:19|20)\d\d[-/:]\d{3,8}(?:-\d{1,7})?(?![\d\p{L}])/gu;
const dated = /(?<![\p{L}\d/:.-])20[0-3]\d-(?!(?:0[1-9]|1[0-2])-?(?:[0-2]\d|3[01])(?!\d))\d{5,9}(?![\d\p{L}-])/gu;
const hash = /(?<![\p{L}\d&])#\d{4,12}(?!\d)/gu;
const date = /^(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])$|^(?:19|20)\d\d$|^\d{1,2}:\d{2}$/;
const law = /^(?:19|20)\d\d(?:\/\d\d)?:\d{1,4}$/;

/** Case, diary, customer and payment reference numbers: after a word for one, or in an unmistakable form. */
export function findCaseNumbers(text: string, taken: Taken): void {
  for (const m of text.matchAll(cued)) {
    let value = m[1]!.replace(/[ .:/-]+$/, '');
    const tail = /^(.*\d)( \d{2,8})+$/u.exec(value);
    if (tail && /^\p{Lu}{0,5}[ -]?20\d\d[-/]/u.test(value)) value = value.replace(/(?: \d{2,8})+$/, '');
    const digits = value.replace(/\D/g, '').length;
    if (
      digits < 4 ||
      date.test(value) ||
      law.test(value) ||
      (digits === 4 && /^(?:19|20)\d\d$/.test(value.replace(/\D/g, '')))
    )
      continue;
    const start = m.index + m[0].lastIndexOf(m[1]!);
    if (
      /^\s?(?:kr(?!\p{L})|kronor|sek(?!\p{L})|:-)/iu.test(text.slice(start + value.length, start + value.length + 10))
    )
      continue;
    taken.take({ start, end: start + value.length, type: 'case-number', why: 'nummer efter ord för ärende' });
  }
  for (const m of text.matchAll(told)) {
    const value = m[1]!;
    if (value.replace(/\D/g, '').length < 5 || date.test(value)) continue;
    taken.take({
      start: m.index + m[0].length - value.length,
      end: m.index + m[0].length,
      type: 'case-number',
      why: 'nummer efter ord för ärende',
    });
  }
  for (const form of [free, dated, hash]) {
    for (const m of text.matchAll(form))
      taken.take({ start: m.index, end: m.index + m[0].length, type: 'case-number', why: 'form som ett ärendenummer' });
  }
}
