import type { Finder } from './finders.js';

const identity = /(?<!\d)(?:18|19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[67-8]\d|9[01])[-+ ]{0,3}\d{4}(?!\d)/g;
const phone = /(?<![\d+])(?:\+46|0046|0)[ -]?(?:\(0\))?[1-9](?:[ /-]{0,3}\d){6,9}(?!\d)/g;

export const findNumbers: Finder = (text, taken) => {
  for (const m of text.matchAll(identity)) {
    const day = Number(m[0].replace(/\D/g, '').slice(-6, -4));
    taken.take({
      start: m.index,
      end: m.index + m[0].length,
      type: day > 60 ? 'samordningsnummer' : 'personnummer',
      why: 'datumdel följd av fyra siffror',
    });
  }
  for (const m of text.matchAll(phone))
    taken.take({ start: m.index, end: m.index + m[0].length, type: 'phone', why: 'telefonnummer' });
};
