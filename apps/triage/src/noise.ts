import { seeded } from './random.js';
import { tokenise } from './tokens.js';

/**
 * Speech-like noise as INTELLIGENCE.md defines it: each word with probability `rate` is deleted, clipped by 1–3 letters,
 * split or merged with its neighbour, or replaced by a word of `vocabulary` of similar spelling, in equal shares.
 */
export class Noise {
  private readonly next: () => number;
  private readonly alike = new Map<string, string[]>();

  constructor(
    vocabulary: Iterable<string>,
    private readonly rate: number,
    seed = 1,
  ) {
    this.next = seeded(seed);
    for (const word of new Set(vocabulary)) {
      if (word.length > 2) this.alike.set(place(word), [...(this.alike.get(place(word)) ?? []), word]);
    }
  }

  /** The text as a recogniser might have heard it, in lower case and without punctuation. */
  apply(text: string): string {
    const words = tokenise(text);
    const out: string[] = [];
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      if (this.next() >= this.rate) out.push(word);
      else {
        const kind = Math.floor(this.next() * 4);
        if (kind === 1) out.push(word.slice(0, Math.max(1, word.length - 1 - Math.floor(this.next() * 3))));
        else if (kind === 2 && this.next() < 0.5 && i + 1 < words.length) out.push(word + words[++i]!);
        else if (kind === 2) out.push(...this.split(word));
        else if (kind === 3) out.push(this.similar(word));
      }
    }
    return out.join(' ');
  }

  private split(word: string): string[] {
    if (word.length < 2) return [word];
    const at = 1 + Math.floor(this.next() * (word.length - 1));
    return [word.slice(0, at), word.slice(at)];
  }

  /** One of the words nearest in spelling that begin alike and differ in length by one at most. */
  private similar(word: string): string {
    let nearest: string[] = [];
    let least = Number.POSITIVE_INFINITY;
    for (const length of [word.length - 1, word.length, word.length + 1]) {
      for (const other of this.alike.get(`${word[0]}${length}`) ?? []) {
        if (other === word) continue;
        const far = distance(word, other);
        if (far < least) [least, nearest] = [far, []];
        if (far === least) nearest.push(other);
      }
    }
    return nearest[Math.floor(this.next() * nearest.length)] ?? word;
  }
}

function place(word: string): string {
  return `${word[0]}${word.length}`;
}

/** Levenshtein distance of two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
  }
  return row[b.length]!;
}
