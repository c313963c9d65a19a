import type { Finder } from './finders.js';

const introduced =
  /(?:(?:jag heter|mitt namn är|my name is|hälsningar|mvh|hälsar),?\s{1,4})((?:\p{Lu}[\p{L}'-]{1,30})(?: \p{Lu}[\p{L}'-]{1,30}){0,3})/giu;

export const findPersons: Finder = (text, taken) => {
  for (const m of text.matchAll(introduced)) {
    if (!/^\p{Lu}/u.test(m[1]!)) continue;
    const start = m.index + m[0].length - m[1]!.length;
    taken.take({ start, end: m.index + m[0].length, type: 'person', why: 'namn efter presentation eller hälsning' });
  }
};
