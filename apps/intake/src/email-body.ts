import { attributionLength, isOutlookHead, isSignatureTail } from './email-marks.js';

export interface Parted {
  /** What is new in this mail. */
  text: string;
  /** Quoted history and signature, shown folded. */
  quoted: string;
}

/**
 * Parts the new text from quoted history and signature. An answer written between quoted lines keeps them, since it
 * means nothing without; when everything looks quoted, nothing is hidden.
 */
export function partBody(body: string): Parted {
  const lines = body
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .slice(0, 20_000)
    .map((line) => line.trimEnd());
  const cut = lines.findIndex((line, at) => isOutlookHead(lines, at) || isSignatureTail(line));
  const upper = cut < 0 ? lines : lines.slice(0, cut);
  const lower = cut < 0 ? [] : lines.slice(cut);
  const { kinds, announcedAt } = kindsOf(upper);
  const own = kinds.flatMap((one, at) => (one === 'own' && upper[at] !== '' ? [at] : []));
  if (own.length === 0) return { text: body.trim(), quoted: '' };
  const [from, to] = [own[0] ?? 0, (own.at(-1) ?? 0) + 1];
  const runs = kinds.flatMap((one, at) =>
    one === 'quoted' && at > from && at < to && kinds[at - 1] === 'own' ? [at] : [],
  );
  // One announced block with own text above and below (a footer, mostly) is history; several are an answer in between.
  const isHistory = (at: number): boolean =>
    kinds[at] === 'quoted' && runs.length === 1 && announcedAt.has(runs[0] ?? -1);
  const inside = upper.slice(from, to);
  const { text, signature } = partSignature(inside.filter((_, index) => !isHistory(from + index)));
  const history = inside.filter((_, index) => isHistory(from + index));
  return {
    text: joined(text),
    quoted: joined([...signature, ...upper.slice(0, from), ...history, ...upper.slice(to), ...lower]),
  };
}

const joined = (lines: string[]): string =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Each line is somebody's own or quoted; the line that says "… skrev:" belongs to what it announces. */
function kindsOf(lines: string[]): { kinds: ('own' | 'quoted')[]; announcedAt: Set<number> } {
  const announcedAt = new Set<number>();
  const kinds: ('own' | 'quoted')[] = lines.map((line) => (line.startsWith('>') ? 'quoted' : 'own'));
  for (let at = 0; at < lines.length; at++) {
    const length = attributionLength(lines, at);
    if (length === 0) continue;
    announcedAt.add(at);
    const next = lines.findIndex((line, index) => index >= at + length && line !== '');
    if (next >= 0 && kinds[next] === 'own') {
      // Unmarked history (HTML turned to text): everything after the announcement is quoted.
      return { kinds: kinds.map((kind, index) => (index >= at ? 'quoted' : kind)), announcedAt };
    }
    kinds.fill('quoted', at, next < 0 ? lines.length : next);
  }
  return { kinds, announcedAt };
}

const farewell =
  /^(?:(?:med )?(?:vänlig|vänliga|varma|bästa|hjärtliga|soliga|många) hälsning(?:ar)?|m\.?v\.?h\.?|hälsningar|hälsar|vänligen|(?:kind |best |warm )?regards|sincerely|yours (?:faithfully|sincerely|truly)|best wishes)\s*[,.!]?$/i;

/** After a farewell and a name, short lines of titles, numbers and addresses are a signature; sentences are not. */
function partSignature(lines: string[]): { text: string[]; signature: string[] } {
  const at = lines.findLastIndex((line) => farewell.test(line.trim()));
  if (at < 0) return { text: lines, signature: [] };
  const name = lines.findIndex((line, index) => index > at && line.trim() !== '');
  const rest = lines.slice(name + 1);
  const filled = rest.filter((line) => line.trim() !== '');
  const looksSo =
    name > at &&
    filled.length > 0 &&
    filled.length <= 10 &&
    filled.every((line) => line.length <= 80 && !/[?!]|^p\.?s\.?\b|[a-zåäö]{3}\.\s*$/i.test(line.trim()));
  return looksSo ? { text: lines.slice(0, name + 1), signature: rest } : { text: lines, signature: [] };
}
