import type { Fact } from '#lib/pension-pack';

const chip = /\{fact:([a-z0-9-]+)\}/g;

/** Puts today's values in the place of `{fact:id}`. Undefined when a fact is unknown or not valid today: such a text may not be quoted. */
export function resolveFacts(
  text: string,
  facts: ReadonlyMap<string, Fact>,
  language: 'sv' | 'en',
  today: string,
): string | undefined {
  let whole = true;
  const resolved = text.replace(chip, (_, id: string) => {
    const fact = facts.get(id);
    if (!fact || today < fact.validFrom || today > fact.validTo) whole = false;
    return fact?.[language] ?? '';
  });
  return whole ? resolved : undefined;
}

/** Last day all facts of some texts hold; empty when they have none. */
export function factsEnd(texts: readonly string[], facts: ReadonlyMap<string, Fact>): string {
  const ends = texts.flatMap((text) =>
    [...text.matchAll(chip)].map(([, id]) => facts.get(id ?? '')?.validTo ?? '1970-01-01'),
  );
  return ends.sort()[0] ?? '';
}
