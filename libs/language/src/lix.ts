import { sentences } from './sentences.js';

const word = /[\p{L}\p{N}]+(?:[-'’:.]\p{L}+)*/gu;

/** Words of more than six letters, as LIX counts them, in order of appearance without repeats. */
export function longWords(text: string, longerThan = 6): string[] {
  return [...new Set((text.match(word) ?? []).filter((one) => letters(one) > longerThan))];
}

/** LIX, Björnsson's readability figure: words per sentence plus the per cent of words longer than six letters. Below 30 very easy, 40 news, above 50 official prose. 0 for a text without words. */
export function lix(text: string): number {
  const words = text.match(word) ?? [];
  if (!words.length) return 0;
  const long = words.filter((one) => letters(one) > 6).length;
  const count = Math.max(1, sentences(text).filter((one) => /[\p{L}\p{N}]/u.test(one)).length);
  return words.length / count + (100 * long) / words.length;
}

function letters(one: string): number {
  return [...one.matchAll(/[\p{L}\p{N}]/gu)].length;
}
