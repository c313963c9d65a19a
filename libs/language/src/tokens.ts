const word = /[\p{L}\p{N}]+(?:'\p{L}+)?/gu;

/** NFKC, lower case, one kind of apostrophe, no soft hyphens. Nothing else is taken away: å, ä and ö are letters. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u00ad/g, '')
    .replace(/[’‘´`]/g, "'");
}

/** The words and numbers of a text, normalised. */
export function tokens(text: string): string[] {
  return normalise(text).match(word) ?? [];
}

/** Substrings of `_word_` of each length from `shortest` to `longest` (characters); a shorter word gives itself once. */
export function ngrams(token: string, shortest: number, longest = shortest): string[] {
  const padded = `_${token}_`;
  const out: string[] = [];
  for (let size = shortest; size <= longest; size++) {
    if (padded.length <= size) {
      out.push(padded);
      break;
    }
    for (let i = 0; i + size <= padded.length; i++) out.push(padded.slice(i, i + size));
  }
  return out;
}
