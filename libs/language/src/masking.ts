import { findAll } from './finders.js';
import { type Folded, fold } from './fold.js';
import type { Finding, Masked, Neutralised, Placeholder, Span } from './masked.js';
import { Numbering } from './placeholder.js';

const block = 100_000;
const bracket = /[⟨⟩]/g;
const typed = /⟨[^⟨⟩\n]{0,60}⟩|[⟨⟩]/g;

/**
 * Replaces personal data by typed placeholders (`⟨personnummer 1⟩`). `known` are the placeholders of the contact's earlier messages:
 * numbers go on after them and known values get theirs again. Never throws; time grows linearly with the text.
 */
export function mask(text: string, options: { known?: readonly Placeholder[] } = {}): Masked {
  const numbering = new Numbering(options.known);
  const at = codePoints(text);
  const spans: Span[] = [];
  const neutralised: Neutralised[] = [];
  const out: string[] = [];
  for (const [from, to] of blocks(text)) {
    const part = text.slice(from, to);
    let done = 0;
    for (const found of original(findAll(fold(part)), part)) {
      const value = part.slice(found.start, found.end);
      const placeholder = numbering.tokenFor(found.type, value);
      out.push(part.slice(done, found.start).replace(bracket, plain), placeholder);
      spans.push({
        start: at(from + found.start),
        end: at(from + found.end),
        type: found.type,
        value,
        placeholder,
        why: found.why,
      });
      done = found.end;
    }
    out.push(part.slice(done).replace(bracket, plain));
    for (const one of part.matchAll(typed)) {
      neutralised.push({ start: at(from + one.index), end: at(from + one.index + one[0].length), value: one[0] });
    }
  }
  return { masked: out.join(''), spans, placeholders: numbering.placeholders, neutralised };
}

const plain = (char: string) => (char === '⟨' ? '‹' : '›');

/** Findings of the folded text, in the offsets of the original. */
function original(found: { findings: Finding[]; folded: Folded }, part: string): Finding[] {
  return found.findings.map((one) => {
    const last = found.folded.at(one.end - 1);
    const code = part.codePointAt(last) ?? 0;
    return { ...one, start: found.folded.at(one.start), end: last + (code > 0xffff ? 2 : 1) };
  });
}

/** Long texts are read in blocks that end at a blank line, a line or a space. */
function* blocks(text: string): Generator<[number, number]> {
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + block);
    if (to < text.length) {
      const low = from + block / 2;
      const cut = [text.lastIndexOf('\n\n', to), text.lastIndexOf('\n', to), text.lastIndexOf(' ', to)].find(
        (one) => one > low,
      );
      to = cut === undefined ? to : cut + 1;
      if (cut === undefined && (text.codePointAt(to - 1) ?? 0) > 0xffff) to++;
    }
    yield [from, to];
    from = to;
  }
}

/** From UTF-16 offset to code points, for offsets that never go back by much. */
function codePoints(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const pairs: number[] = [];
  for (const pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(pair.index);
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
