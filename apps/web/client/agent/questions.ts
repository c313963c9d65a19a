export interface Stretch {
  text: string;
  /** Index of the question this stretch is, from 0. */
  question?: number;
  /** True where the number is to be shown. */
  first?: boolean;
}

const loose = (words: string) =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');

/** Where the questions stand in a paragraph of a message (`whole`). A question that is the whole message, or not found, is not marked. */
export function located(text: string, questions: readonly string[], whole = text): Stretch[] {
  const places = questions
    .flatMap((question, index) => {
      if (question.trim().length < 3 || question.length > 2_000) return [];
      const found = new RegExp(loose(question), 'iu').exec(text);
      return found && found[0].trim().length < whole.trim().length - 2
        ? [{ start: found.index, end: found.index + found[0].length, index }]
        : [];
    })
    .sort((a, b) => a.start - b.start);
  const out: Stretch[] = [];
  let at = 0;
  for (const { start, end, index } of places) {
    if (start < at) continue;
    if (start > at) out.push({ text: text.slice(at, start) });
    out.push({ text: text.slice(start, end), question: index, first: true });
    at = end;
  }
  if (at < text.length) out.push({ text: text.slice(at) });
  return out;
}
