/** A word of the text with what its letters and neighbours say. */
export interface WordToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  /** `caps` says nothing: whole lines are shouted. `none`: a script without case. */
  readonly form: 'lower' | 'capital' | 'caps' | 'none';
  /** First word of the text, of a line or after a full stop, or in a title: a capital says nothing there. */
  readonly opens: boolean;
}

const word = /\p{L}[\p{L}\p{M}'’]{0,39}(?:-\p{L}[\p{L}\p{M}'’]{0,39}){0,3}/gu;

export function wordTokens(text: string): WordToken[] {
  const out: WordToken[] = [];
  let end = 0;
  for (const found of text.matchAll(word)) {
    const one = found[0].replace(/['’]+$/, '');
    const lower = one.toLowerCase();
    const upper = one.toUpperCase();
    const first = one[0]!;
    const capital = first !== first.toLowerCase();
    const caps = capital && one === upper && one.length > 1 && !/^\p{Lu}-\p{Lu}$/u.test(one);
    const gap = text.slice(end, found.index);
    out.push({
      start: found.index,
      end: found.index + one.length,
      text: one,
      lower,
      form: lower === upper ? 'none' : caps ? 'caps' : capital ? 'capital' : 'lower',
      opens:
        out.length === 0 ||
        (/[.!?:\n…•*>"”“»(–]|^[\s]*[-/]/.test(gap) && !/^\. ?$/.test(gap)) ||
        (/^\./.test(gap) && out.at(-1)!.text.length > 2),
    });
    end = found.index + one.length;
  }
  return out;
}
