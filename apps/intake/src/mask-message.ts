import { maskAcross, type Placeholder, placeholderWords, type SpanType } from '#lib/language';
import type { Declared } from './incoming.js';

/** Texts of one message by name, and everything its contact's placeholders stand for. */
export interface MaskedTexts<Name extends string> {
  texts: Record<Name, string>;
  placeholders: Placeholder[];
}

/** First of the private-use characters that stand in for declared values while the rest is masked. */
const first = 0xe100;

/**
 * Masks every text of a message with one numbering, so that the same value has the same placeholder everywhere.
 * Declared values are masked wherever they stand, found by the rules or not. `before` are the writer's nearest earlier
 * lines: a number split over chat lines is seen.
 */
export function maskMessage<Name extends string>(
  texts: Record<Name, string>,
  known: readonly Placeholder[],
  declared: readonly Declared[] = [],
  before: readonly string[] = [],
): MaskedTexts<Name> {
  const wanted = declared
    .map(({ type, value }) => ({ type, value: value.trim() }))
    .filter(({ value }) => value.length >= 3)
    .sort((a, b) => b.value.length - a.value.length)
    .slice(0, 50);
  const hide = (text: string): string =>
    wanted.reduce(
      (hidden, { value }, index) => hidden.replace(anywhere(value), String.fromCharCode(first + index)),
      text,
    );
  const names = Object.keys(texts) as Name[];
  let placeholders = [...known];
  const masked = names.map((name) => {
    const all = maskAcross([...before.map(hide), hide(texts[name])], { known: placeholders });
    placeholders = [...(all.at(-1)?.placeholders ?? placeholders)];
    return all.at(-1)?.masked ?? '';
  });
  const show = (text: string): string =>
    text.replace(/[\ue100-\ue131]/g, (sign) => {
      const one = wanted[sign.charCodeAt(0) - first];
      return one ? tokenFor(placeholders, one.type, one.value) : '';
    });
  return {
    texts: Object.fromEntries(names.map((name, index) => [name, show(masked[index] ?? '')])) as Record<Name, string>,
    placeholders,
  };
}

/** The placeholder of a value, with the next free number when it is new (then added to `placeholders`). */
function tokenFor(placeholders: Placeholder[], type: SpanType, value: string): string {
  const old = placeholders.find((one) => one.type === type && plain(one.value) === plain(value));
  if (old) return old.token;
  const last = Math.max(
    0,
    ...placeholders.filter((one) => one.type === type).map(({ token }) => Number(/(\d+)⟩$/.exec(token)?.[1] ?? 0)),
  );
  const token = `⟨${placeholderWords[type]} ${last + 1}⟩`;
  placeholders.push({ token, type, value });
  return token;
}

const plain = (value: string): string => value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A value wherever it stands as whole words, whatever its case and spacing. */
const anywhere = (value: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${value
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
      .join('\\s+')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
