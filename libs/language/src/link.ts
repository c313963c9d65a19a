import type { Finder } from './finders.js';

const email =
  /(?<![\p{L}\d._%+-])[\p{L}\d][\p{L}\d._%+-]{0,63}\s?@\s?(?:[\p{L}\d-]{1,63}\.){1,5}\p{L}{2,24}(?![\p{L}\d])/gu;
const ipv4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d]|\.\d)/g;

/** E-mail addresses, links that carry an identifier, IP addresses. */
export const findLinks: Finder = (text, taken) => {
  if (text.includes('@'))
    for (const m of text.matchAll(email))
      taken.take({ start: m.index, end: m.index + m[0].length, type: 'email', why: 'e-postadress' });
  for (const m of text.matchAll(ipv4))
    taken.take({ start: m.index, end: m.index + m[0].length, type: 'ip', why: 'IP-adress' });
};
