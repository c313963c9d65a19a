import { englishWords, swedishWords } from '../data/common-words.js';
import { givenNames } from '../data/given-names.js';
import { surnames } from '../data/surnames.js';
import { wordlikeNames } from '../data/wordlike-names.js';

const given = new Map<string, number>();
for (const [tier, names] of Object.entries(givenNames))
  for (const name of names.split(' ')) given.set(name, Number(tier));
const family = new Set(surnames.split(' '));
const wordlike = new Set(wordlikeNames.split(' '));
const common = new Set(`${swedishWords} ${englishWords}`.split(' '));
const ending =
  /^\p{L}{2,}(?:sson|sdotter|dotter|ström|strøm|qvist|kvist|quist|lund|gren|blad|ander|berg|borg|feldt|felt|fors|hammar|holm|hult|löf|löv|mark|mar|rot|stedt|stad|ståhl|strand|svärd|vall|wall|wahl|dahl|dal|bäck|beck|roth|stam|man|mann|skog|sjö|sjöö|söö|ell|élius|elius|enius|inius|gård|gard|brandt|hjelm|sköld|stierna|hielm|crona|krona|ski|ska|cki|cka|wicz|vić|vic|ić|ović|ovic|enko|shvili|dze|jan|yan|ian|nen|lainen|läinen|poulos|akis|idis|oglu|oğlu|zadeh|pour|nejad|sen|stad|heim|vik|wik|rud|land)$/u;

/** How common a given name is, as the base-2 logarithm of its bearers; 0 for no name. A double name counts by its parts. */
export function givenName(lower: string): number {
  const whole = given.get(lower);
  const dash = lower.indexOf('-');
  if (dash < 1) return whole ?? 0;
  const parts = lower.split('-');
  return parts.every((part) => given.has(part)) && parts.some((part) => part.length > 2) ? 12 : (whole ?? 0);
}

/** True when a name is also a word, a month or a place. */
export const isWordlike = (lower: string): boolean =>
  wordlike.has(lower) || (lower.includes('-') && lower.split('-').every((part) => wordlike.has(part)));
export const isCommonWord = (lower: string): boolean => common.has(lower);

/** 2: a known surname. 1: ends like one. 0: neither. */
export function surname(lower: string): 0 | 1 | 2 {
  if (family.has(lower)) return 2;
  if (lower.length > 4 && ending.test(lower) && !common.has(lower)) return 1;
  const dash = lower.indexOf('-');
  return dash > 1 && (surname(lower.slice(0, dash)) || surname(lower.slice(dash + 1))) ? 2 : 0;
}
