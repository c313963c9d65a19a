import { randomInt } from 'node:crypto';

const letters = 'BCDFGHJKLMNPQRSTVWXZ';

const pick = (from: string, count: number): string =>
  Array.from({ length: count }, () => from[randomInt(from.length)]).join('');

/** A reference number a citizen can read aloud: no vowels (no words), no digits that look like letters. */
export const newReference = (at: Date): string =>
  `${String(at.getUTCFullYear()).slice(2)}${String(at.getUTCMonth() + 1).padStart(2, '0')}-${pick(letters, 2)}${pick('23456789', 4)}`;
