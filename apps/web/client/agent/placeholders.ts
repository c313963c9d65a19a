/** Clear values by placeholder, `⟨person 1⟩` → "Gunilla Åkesson". */
export type Values = Readonly<Record<string, string>>;

const any = /⟨[^⟨⟩\n]{1,60}⟩/gu;
export const firstName = '⟨förnamn⟩';
export const agentName = '⟨handläggarens namn⟩';

/** Puts the values in. A first name nobody knows is left out with the space before it: "Hej ⟨förnamn⟩!" becomes "Hej!". */
export function fill(text: string, values: Values): string {
  const known = values[firstName] ? text : text.replaceAll(` ${firstName}`, '');
  return known.replace(any, (token) => values[token] || token);
}

export interface Piece {
  text: string;
  /** The placeholder it was, when it was one. */
  token?: string;
  /** Whether the clear value is shown. */
  clear?: boolean;
}

/** The text in pieces, so that personal data can be marked. */
export function pieces(text: string, values: Values): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(any)) {
    if (found.index > at) out.push({ text: text.slice(at, found.index) });
    const value = values[found[0]];
    out.push({ text: value || found[0], token: found[0], clear: !!value });
    at = found.index + found[0].length;
  }
  if (at < text.length) out.push({ text: text.slice(at) });
  return out;
}

/** Placeholders without a value. */
export const missing = (text: string, values: Values): string[] => [...new Set(fill(text, values).match(any) ?? [])];
