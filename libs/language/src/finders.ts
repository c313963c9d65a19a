import { findAddresses } from './address.js';
import { findLinks } from './link.js';
import type { Finding } from './masked.js';
import { findNumbers } from './number.js';
import { findPersons } from './person.js';

/** A detector sees the folded text and what was already taken, and adds what it finds. Earlier ones have precedence. */
export type Finder = (text: string, taken: Taken) => void;

/** What has been found so far, without overlaps. */
export class Taken {
  readonly findings: Finding[] = [];
  readonly #used: Uint8Array;

  constructor(length: number) {
    this.#used = new Uint8Array(length + 1);
  }

  free(start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (this.#used[i]) return false;
    return true;
  }

  /** Takes a stretch; false when part of it is already taken. */
  take(finding: Finding): boolean {
    if (finding.end <= finding.start || !this.free(finding.start, finding.end)) return false;
    this.#used.fill(1, finding.start, finding.end);
    this.findings.push(finding);
    return true;
  }
}

const finders: readonly Finder[] = [findLinks, findNumbers, findAddresses, findPersons];

/** Everything found in a folded text, in order. */
export function findAll(text: string): Finding[] {
  const taken = new Taken(text.length);
  for (const find of finders) find(text, taken);
  return taken.findings.sort((a, b) => a.start - b.start);
}
