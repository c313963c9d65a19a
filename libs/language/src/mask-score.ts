import { type SpanType, spanTypes } from './masked.js';

export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly type: SpanType;
}

/** Counts of one type: `found` of `expected` were found, `right` of `given` were right. */
export interface Count {
  expected: number;
  found: number;
  exact: number;
  given: number;
  right: number;
}

/** A miss or a false alarm, for reading. */
export interface Fault {
  readonly id: string;
  readonly kind: 'missed' | 'wrong';
  readonly type: SpanType;
  readonly value: string;
}

const letters = /[\p{L}\p{N}]/u;

/**
 * Compares given spans with the labelled ones. A labelled span is found when given spans of its type cover at least four fifths of its
 * letters and digits; a given span is right when at least half of its letters and digits are labelled with its type.
 */
export class MaskScore {
  readonly counts = new Map<SpanType, Count>();
  readonly faults: Fault[] = [];
  /** Letters and digits of labelled spans, and how many of them no given span of any type covers. */
  characters = 0;
  leaked = 0;

  add(id: string, text: string, expected: readonly Marked[], given: readonly Marked[]): void {
    const chars = [...text];
    for (const one of expected) {
      const count = this.#count(one.type);
      const [hit, all] = share(
        chars,
        one,
        given.filter((other) => other.type === one.type),
      );
      const [covered] = share(chars, one, given);
      this.characters += all;
      this.leaked += all - covered;
      count.expected++;
      if (given.some((other) => other.start === one.start && other.end === one.end && other.type === one.type))
        count.exact++;
      if (hit >= 0.8 * all) count.found++;
      else this.faults.push({ id, kind: 'missed', type: one.type, value: chars.slice(one.start, one.end).join('') });
    }
    for (const one of given) {
      const count = this.#count(one.type);
      const [hit, all] = share(
        chars,
        one,
        expected.filter((other) => other.type === one.type),
      );
      count.given++;
      if (hit >= 0.5 * all && hit > 0) count.right++;
      else this.faults.push({ id, kind: 'wrong', type: one.type, value: chars.slice(one.start, one.end).join('') });
    }
  }

  /** One row per type and `all`, `identity` last. Ratios 0–1; null when there is nothing to divide. */
  table(): Record<string, Count & { recall: number | null; precision: number | null }> {
    const rows: Record<string, Count & { recall: number | null; precision: number | null }> = {};
    for (const type of spanTypes) {
      const count = this.counts.get(type);
      if (count) rows[type] = ratios([count]);
    }
    rows.all = ratios([...this.counts.values()]);
    rows.identity = ratios([this.#count('personnummer'), this.#count('samordningsnummer')]);
    return rows;
  }

  #count(type: SpanType): Count {
    let count = this.counts.get(type);
    if (!count) {
      count = { expected: 0, found: 0, exact: 0, given: 0, right: 0 };
      this.counts.set(type, count);
    }
    return count;
  }
}

function share(chars: readonly string[], one: Marked, others: readonly Marked[]): [number, number] {
  let hit = 0;
  let all = 0;
  for (let i = one.start; i < one.end; i++) {
    if (!letters.test(chars[i] ?? '')) continue;
    all++;
    if (others.some((other) => other.start <= i && i < other.end)) hit++;
  }
  return [hit, all];
}

function ratios(counts: readonly Count[]) {
  const sum = { expected: 0, found: 0, exact: 0, given: 0, right: 0 };
  for (const count of counts) for (const key of Object.keys(sum) as (keyof Count)[]) sum[key] += count[key];
  const ratio = (a: number, b: number) => (b ? Math.round((10_000 * a) / b) / 10_000 : null);
  return { ...sum, recall: ratio(sum.found, sum.expected), precision: ratio(sum.right, sum.given) };
}
