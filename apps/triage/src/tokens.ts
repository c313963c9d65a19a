/**
 * Text to words, the same for training and prediction.
 *
 * Placeholders of masked personal data come in two spellings, `⟨personnummer 1⟩` (production) and
 * `{personnummer2}` (the pack's data): both become one word per type, because a model must not see a difference
 * between a live contact and a written example.
 */
const PLACEHOLDER = /[⟨{]\s*([\p{L}-]+)[\s\d]*[⟩}]/gu;
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu;
const LONG_NUMBER = /^\d{3,}$/;
/** Longest text that is read, in UTF-16 units; a contact of more is cut (bounds time and memory). */
export const MAX_CHARACTERS = 60_000;

/** Lower case, NFKC, one apostrophe, placeholders as words. Lengths may change: offsets do not survive. */
export function normalise(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .normalize('NFKC')
    .replace(PLACEHOLDER, (_, type: string) => ` zq${type.toLowerCase().replaceAll('-', '')} `)
    .toLowerCase()
    .replace(/[’‘´`]/g, "'")
    .replace(/\u00ad/g, '');
}

/** Words of a text, normalised. Long numbers (amounts, years, case numbers) keep their length only. */
export function tokenise(text: string): string[] {
  const words = normalise(text).match(WORD) ?? [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (LONG_NUMBER.test(word)) words[i] = '0'.repeat(Math.min(word.length, 8));
  }
  return words;
}
