import { ngrams, stem, stopWords, tokens } from '#lib/language';
import { Growing } from './growing.js';

/** Ids below this are hashed pairs of neighbouring stems; words, stems and 4-grams come after. */
export const pairSpace = 2 ** 20;

/** The terms a word is found by: itself, its stem, its character 4-grams. -1 where the index has never seen one. */
export interface WordTerms {
  readonly stem: number;
  readonly terms: readonly number[];
}

/** Every word the index has seen and the term ids it is found by; each word is taken apart once. */
export class WordTable {
  private readonly words = new Map<string, number>();
  private readonly stems = new Map<string, number>();
  private readonly grams = new Map<string, number>();
  private readonly start = new Growing();
  private readonly terms = new Growing();
  private readonly stemOf = new Growing();
  private next = pairSpace;

  constructor() {
    this.start.push(0);
  }

  /** Number of term ids given so far, pairs included. */
  get size(): number {
    return this.next;
  }

  /** Word ids of a text in order, stop words left out; unseen words are taken in. */
  learn(text: string, language: string): number[] {
    return contentWords(text, language).map((word) => this.words.get(word) ?? this.add(word));
  }

  /** Terms of a word of a query; nothing is taken in, so queries cannot make the table grow. */
  look(word: string): WordTerms {
    const known = this.words.get(word);
    if (known !== undefined) return { stem: this.stemOf.at(known), terms: [...this.termsOf(known)] };
    const stemId = this.stems.get(stem(word)) ?? -1;
    const grams = ngrams(word, 4).map((gram) => this.grams.get(gram) ?? -1);
    return { stem: stemId, terms: [-1, stemId, ...grams] };
  }

  /** Terms of a word id: word, stem, then 4-grams (a gram twice in the word stands twice). */
  termsOf(word: number): Int32Array {
    return this.terms.view().subarray(this.start.at(word), this.start.at(word + 1));
  }

  /** Where a word's terms begin and all terms, for tight loops. */
  layout(): { start: Int32Array; terms: Int32Array; stemOf: Int32Array } {
    return { start: this.start.view(), terms: this.terms.view(), stemOf: this.stemOf.view() };
  }

  private add(word: string): number {
    const id = this.words.size;
    // A copy of its own: a slice would keep the whole text it was cut from in memory.
    this.words.set(Buffer.from(word).toString(), id);
    this.terms.push(this.next++);
    const stemId = this.idOf(this.stems, stem(word));
    this.terms.push(stemId);
    this.stemOf.push(stemId);
    for (const gram of ngrams(word, 4)) this.terms.push(this.idOf(this.grams, gram));
    this.start.push(this.terms.length);
    return id;
  }

  private idOf(table: Map<string, number>, key: string): number {
    const known = table.get(key);
    if (known !== undefined) return known;
    table.set(key, this.next);
    return this.next++;
  }
}

/** The words of a text that carry its subject, in order. */
export function contentWords(text: string, language: string): string[] {
  const stop = language === 'en' ? stopWords.en : stopWords.sv;
  return tokens(text).filter((word) => !stop.has(word));
}

/** Term id of two neighbouring stems. */
export function pairTerm(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) % pairSpace;
}
