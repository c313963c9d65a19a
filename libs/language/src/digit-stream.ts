import { numberWords, tens } from './number-words.js';

/** One group of digits, written or spoken. */
export interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly spoken: boolean;
}

const piece = /\d{1,24}|\p{L}{2,30}(?:-\p{L}{2,12})?/gu;
const filler =
  /(?<!\p{L})(?:eh|öh|äh|hm|och|sen|sedan|så|streck|strecket|bindestreck|minus|plus|snedstreck|mellanslag|punkt|komma|va|då|ja|alltså|sista|siffrorna|siffra|fyra sista|ehm|uh|um|dash|and|then|är|det)(?!\p{L})/gu;

/** Runs of digit groups with nothing but separators, line breaks and hesitation between them. */
export function digitStreams(text: string): Group[][] {
  const streams: Group[][] = [];
  let stream: Group[] = [];
  const close = () => {
    if (stream.length) streams.push(stream);
    stream = [];
  };
  const lower = text.toLowerCase();
  const source = lower.length === text.length ? lower : text;
  for (const found of source.matchAll(piece)) {
    const word = found[0];
    const written = word.charCodeAt(0) < 58;
    const digits = written ? word : numberWords.get(word);
    if (digits === undefined) continue;
    const group = { digits, start: found.index, end: found.index + word.length, spoken: !written };
    const last = stream.at(-1);
    if (last && !joins(source.slice(last.end, Math.min(group.start, last.end + 60)), last, group)) close();
    const before = stream.at(-1);
    if (before?.spoken && group.spoken && digits.length === 1 && digits !== '0' && mayEndInUnit(before, source)) {
      stream[stream.length - 1] = { ...before, digits: before.digits.slice(0, -1) + digits, end: group.end };
    } else stream.push(group);
  }
  close();
  return streams;
}

/** "fyrtio två" and "nittonhundra två" take a unit: their own ends in 0. */
function mayEndInUnit(before: Group, text: string): boolean {
  return before.digits.length === 2 && tens.has(text.slice(before.start, before.end));
}

function joins(gap: string, a: Group, b: Group): boolean {
  if (/^[ \t]?[-–+./:,)( ]{0,4}[ \t]?$/.test(gap)) return true;
  if (/^[ \t]{0,4}[-+,.]?\s{0,3}\n\s{0,6}[-+]?\s{0,6}$/.test(gap)) return true;
  if (!a.spoken && !b.spoken) return /^\s{0,3}(?:streck(?:et)?|bindestreck|plus|minus|-\s{0,3})\s{0,3}$/.test(gap);
  return gap.length <= 30 && /^[\s,.\-+]*$/.test(gap.replace(filler, ''));
}
