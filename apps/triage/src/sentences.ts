import { normalise } from './tokens.js';

/** Longest stretch without punctuation that is read as one piece, in words; speech has none. */
const LONGEST = 26;
const STEP = 16;

/**
 * Sentences of a text as it was written: by punctuation and line breaks; longer runs without either (speech) in
 * overlapping windows, so that no wish is cut in two.
 */
export function sentences(text: string): string[] {
  const out: string[] = [];
  for (const piece of text.split(/(?<=[.!?…]["”')]*)\s+(?=\S)|\n+/u)) {
    const sentence = piece.trim();
    if (sentence === '') continue;
    const words = sentence.split(/\s+/);
    if (words.length <= LONGEST + 6) out.push(sentence);
    else
      for (let start = 0; ; start += STEP) {
        out.push(words.slice(start, start + LONGEST).join(' '));
        if (start + LONGEST >= words.length) break;
      }
  }
  return out;
}

/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATION =
  /\b(t\.ex|bl\.a|d\.v\.s|dvs|m\.m|o\.s\.v|osv|f\.d|fr\.o\.m|t\.o\.m|kl|nr|ca|kr|tel|mån|st|e\.g|i\.e|mr|mrs|dr)\./giu;

/** The sentences in the form that rules read: normalised, one space, abbreviations without their stops. */
export function clauses(text: string): string[] {
  const plain = text.replace(ABBREVIATION, (found) => found.replaceAll('.', ''));
  return sentences(plain)
    .map((sentence) => ` ${normalise(sentence).replace(/\s+/g, ' ').trim()} `)
    .filter((clause) => clause.length > 2);
}
