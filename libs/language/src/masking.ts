import { findAll } from './finders.js';
import { fold } from './fold.js';
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
  return render(text, locate(text), new Numbering(options.known));
}

/** Personal data in a text: UTF-16 offsets, in order, without overlaps. Long texts are read in blocks. */
export function locate(text: string): Finding[] {
  const out: Finding[] = [];
  for (const [from, to] of blocks(text)) {
    const part = text.slice(from, to);
    const folded = fold(part);
    for (const one of findAll(folded.text)) {
      const last = folded.at(one.end - 1);
      const size = (part.codePointAt(last) ?? 0) > 0xffff ? 2 : 1;
      out.push({ ...one, start: from + folded.at(one.start), end: from + last + size });
    }
  }
  return out;
}

/** The masked text for given findings. What looks like a placeholder but was typed becomes `‹person 1›` and is reported. */
export function render(text: string, findings: readonly Finding[], numbering: Numbering): Masked {
  const at = codePoints(text);
  const spans: Span[] = [];
  const out: string[] = [];
  let done = 0;
  for (const { start, end, type, why } of findings) {
    const value = text.slice(start, end);
    const placeholder = numbering.tokenFor(type, value);
    out.push(text.slice(done, start).replace(bracket, plain), placeholder);
    spans.push({ start: at(start), end: at(end), type, value, placeholder, why });
    done = end;
  }
  out.push(text.slice(done).replace(bracket, plain));
  const neutralised: Neutralised[] = [];
  if (text.includes('⟨') || text.includes('⟩')) {
    for (const one of text.matchAll(typed))
      neutralised.push({ start: at(one.index), end: at(one.index + one[0].length), value: one[0] });
  }
  return { masked: out.join(''), spans, placeholders: numbering.placeholders, neutralised };
}

const plain = (char: string) => (char === '⟨' ? '‹' : '›');

/** A block ends at a blank line, a line or a space. */
function* blocks(text: string): Generator<[number, number]> {
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + block);
    if (to < text.length) {
      const low = from + block / 2;
      const ends = [text.lastIndexOf('\n\n', to), text.lastIndexOf('\n', to), text.lastIndexOf(' ', to)];
      to = (ends.find((one) => one > low) ?? to - 1) + 1;
      if (/[\ud800-\udbff]/.test(text[to - 1]!)) to++;
    }
    yield [from, to];
    from = to;
  }
}

/** From UTF-16 offset to code points. */
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
