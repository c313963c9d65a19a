import type { Finding, Masked, Placeholder } from './masked.js';
import { locate, render } from './masking.js';
import { Numbering } from './placeholder.js';

/**
 * Masks lines of one writer together, so that a number or address split over chat lines is seen. One result per part, in order.
 * A find that spans parts becomes one span, with its own placeholder, in each of them: every part can be unmasked alone.
 */
export function maskAcross(parts: readonly string[], options: { known?: readonly Placeholder[] } = {}): Masked[] {
  const numbering = new Numbering(options.known);
  return locateAcross(parts).map((findings, i) => render(parts[i]!, findings, numbering));
}

/** Findings per part, in the part's own UTF-16 offsets. */
export function locateAcross(parts: readonly string[]): Finding[][] {
  const out: Finding[][] = parts.map(() => []);
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    length += part.length + 1;
  }
  for (const one of locate(parts.join('\n'))) {
    for (let i = partOf(starts, one.start); i < parts.length && starts[i]! < one.end; i++) {
      const piece = within(one, parts[i]!, starts[i]!);
      if (piece) out[i]!.push(piece);
    }
  }
  return out;
}

function partOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The piece of a find that lies in one part, without white space at its ends; none when only punctuation is left. */
function within(one: Finding, part: string, offset: number): Finding | undefined {
  let start = Math.max(0, one.start - offset);
  let end = Math.min(part.length, one.end - offset);
  while (start < end && /\s/.test(part[start]!)) start++;
  while (end > start && /\s/.test(part[end - 1]!)) end--;
  if (!/[\p{L}\p{N}]/u.test(part.slice(start, end))) return undefined;
  const whole = end - start === one.end - one.start;
  return { start, end, type: one.type, why: whole ? one.why : `${one.why} (delad på flera rader)` };
}
