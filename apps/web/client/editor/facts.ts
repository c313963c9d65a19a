/** A value kept in the fact register (`GET /api/knowledge/facts`); articles refer to it as `{fact:id}` and never type it. */
export interface Fact {
  id: string;
  sv: string;
  en: string;
  validFrom: string;
  validTo: string;
  source: string;
}
export type Facts = ReadonlyMap<string, Fact>;
export type Language = 'sv' | 'en';
export type Part = { text: string } | { fact: string };

const chip = /\{fact:([a-z0-9-]+)\}/g;

/** A text as its words and its references, in order. Joining `asText` of the parts gives the text back. */
export function parts(text: string): Part[] {
  const found: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(chip)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ fact: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

export const asText = (part: Part): string => ('text' in part ? part.text : `{fact:${part.fact}}`);

/** The text as a citizen reads it; an unknown reference shows as ⟨id⟩ so that it cannot pass unseen. */
export const filled = (text: string, facts: Facts, language: Language): string =>
  text.replace(chip, (_, id: string) => facts.get(id)?.[language] ?? `⟨${id}⟩`);

export const factsIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(chip)].map(([, id]) => id ?? ''))),
];

/** The used facts that cannot be quoted on a day: unknown, not yet valid or past their last day. */
export const notValid = (texts: readonly string[], facts: Facts, today: string): string[] =>
  factsIn(texts).filter((id) => {
    const fact = facts.get(id);
    return !fact || today < fact.validFrom || today > fact.validTo;
  });

/** The used fact that ends first. An article can never be quoted longer than its shortest fact. */
export function firstToEnd(texts: readonly string[], facts: Facts): Fact | undefined {
  const used = factsIn(texts).flatMap((id) => facts.get(id) ?? []);
  return used.sort((a, b) => a.validTo.localeCompare(b.validTo))[0];
}
