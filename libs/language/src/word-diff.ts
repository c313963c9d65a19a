/** A stretch of words that both texts have, or only one of them. Joining the texts of `same` and `removed` gives the text before; of `same` and `added`, the text after. */
export interface Difference {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

const limit = 4_000_000;

/** What an agent changed, word by word, white space kept. Texts too long to compare exactly (product of word counts over four million) differ as one whole between their common beginning and end. */
export function wordDiff(before: string, after: string): Difference[] {
  const a = pieces(before);
  const b = pieces(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return merged([
    { kind: 'same', text: a.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - tail).join('') },
  ]);
}

function pieces(text: string): string[] {
  return text.match(/[\p{L}\p{N}⟨⟩_-]+|\s+|[^\p{L}\p{N}\s⟨⟩_-]/gu) ?? [];
}

function between(a: string[], b: string[]): Difference[] {
  if (a.length * b.length > limit) return [removed(a.join('')), added(b.join(''))];
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const out: Difference[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ kind: 'same', text: a[i]! });
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      out.push(removed(a[i++]!));
    } else out.push(added(b[j++]!));
  }
  return out;
}

const removed = (text: string): Difference => ({ kind: 'removed', text });
const added = (text: string): Difference => ({ kind: 'added', text });

/** Neighbours of one kind become one; a removal and an addition with only white space between them stand together. */
function merged(parts: Difference[]): Difference[] {
  const out: Difference[] = [];
  for (const part of parts) {
    if (!part.text) continue;
    const last = out.at(-1);
    const beforeLast = out.at(-2);
    if (last?.kind === part.kind) out[out.length - 1] = { kind: part.kind, text: last.text + part.text };
    else if (part.kind === 'removed' && last?.kind === 'added' && beforeLast?.kind === 'removed') {
      out[out.length - 2] = removed(beforeLast.text + part.text);
    } else out.push(part);
  }
  return out;
}
