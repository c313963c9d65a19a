const short =
  /(?:^|[\s(])(?:t\.?ex|bl\.?a|dvs|d\.v\.s|o\.?s\.?v|osv|s\.k|m\.m|m\.fl|f\.d|f\.ö|fr\.o\.m|t\.o\.m|p\.g\.a|pga|enl|ev|ca|kap|st|nr|tel|kl|jan|feb|aug|sept?|okt|nov|dec|mr|mrs|ms|dr|prof|e\.g|i\.e|no|vs|inkl|exkl|resp|max|min|f|\p{Lu})\.$/iu;
const split = /[.!?…]{1,10}["”»')\]]{0,3}(?=\s)|\n[ \t]*(?:\n\s*|(?=[-*•·–] |\d{1,2}[.)] ))|\n(?=\s*$)/gu;

/** Sentences in order, trimmed. Knows common abbreviations, numbers with points, list lines and blank lines. */
export function sentences(text: string): string[] {
  const out: string[] = [];
  let start = 0;
  const take = (end: number) => {
    const sentence = text.slice(start, end).replace(/\s+/g, ' ').trim();
    if (sentence) out.push(sentence);
    start = end;
  };
  for (const found of text.matchAll(split)) {
    const end = found.index + found[0].length;
    const next = text.slice(end, end + 40).trimStart();
    if (found[0].startsWith('.') && found[0].length === 1 && !ends(text, start, end, next)) continue;
    take(end);
  }
  take(text.length);
  return out;
}

/** A full stop ends a sentence unless it closes an abbreviation or a numeral, or the next word is in lower case. */
function ends(text: string, start: number, end: number, next: string): boolean {
  if (/^\p{Ll}/u.test(next) && /\p{Ll}{2,}\.$/u.test(text.slice(Math.max(start, end - 4), end)) === false) return false;
  const tail = text.slice(Math.max(start, end - 12), end);
  if (short.test(tail)) return false;
  return !(/(?:^|\s)\d{1,2}\.$/.test(tail) && /^\p{Ll}/u.test(next));
}
