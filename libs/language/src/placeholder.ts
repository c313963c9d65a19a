import { type Placeholder, placeholderWords, type SpanType } from './masked.js';

const words = Object.values(placeholderWords).join('|');
const placeholder = new RegExp(`⟨(?:${words}) [1-9]\\d{0,5}⟩`, 'gu');

/** Every placeholder in a text, in order, repeated ones included. */
export function placeholdersIn(text: string): string[] {
  return text.match(placeholder) ?? [];
}

/** Puts the values back. Placeholders that are not among the given ones stay, so that a caller can refuse the text (`placeholdersIn`). */
export function unmask(text: string, placeholders: readonly Placeholder[]): string {
  const values = new Map(placeholders.map((known) => [known.token, known.value]));
  return text.replace(placeholder, (token) => values.get(token) ?? token);
}

/** Gives out placeholders for one contact: the same value gets the same one, numbers continue after those already known. */
export class Numbering {
  readonly #tokens = new Map<string, string>();
  readonly #next = new Map<SpanType, number>();
  readonly #all: Placeholder[] = [];

  constructor(known: readonly Placeholder[] = []) {
    for (const one of known) {
      this.#all.push(one);
      this.#tokens.set(key(one.type, one.value), one.token);
      const number = Number(/(\d+)⟩$/.exec(one.token)?.[1] ?? 0);
      this.#next.set(one.type, Math.max(this.#next.get(one.type) ?? 1, number + 1));
    }
  }

  tokenFor(type: SpanType, value: string): string {
    const id = key(type, value);
    const old = this.#tokens.get(id);
    if (old) return old;
    const number = this.#next.get(type) ?? 1;
    const token = `⟨${placeholderWords[type]} ${number}⟩`;
    this.#next.set(type, number + 1);
    this.#tokens.set(id, token);
    this.#all.push({ token, type, value });
    return token;
  }

  get placeholders(): Placeholder[] {
    return [...this.#all];
  }
}

/** Two writings of one value share a key: 19420312-1234 and 420312 1234, +46 70 and 070, ANNA and Anna. */
function key(type: SpanType, value: string): string {
  const plain = value.normalize('NFKC').toLowerCase();
  const digits = plain.replace(/\D/g, '');
  if ((type === 'personnummer' || type === 'samordningsnummer') && digits.length >= 10)
    return `identity ${digits.slice(-10)}`;
  if (type === 'phone' && digits.length >= 6) return `phone ${digits.replace(/^(?:00)?46(?=[1-9])0?/, '0')}`;
  if (['bank-account', 'giro', 'card'].includes(type) && digits.length >= 5) return `${type} ${digits}`;
  if (type === 'iban') return `iban ${plain.replace(/[^a-z0-9]/g, '')}`;
  return `${type} ${plain.replace(/\s+/g, ' ').trim()}`;
}
