import { describe, expect, it } from '@jest/globals';
import { isSurge } from './surge.js';

describe('a surge', () => {
  it.each([
    [7, 0.1, 1, false],
    [20, 4, 1, true],
    [20, 15, 1, false],
    [60, 40, 2, false],
    [100, 40, 2, true],
  ])('%i against %f (φ %f): %s', (count, expected, phi, answer) => expect(isSurge(count, expected, phi)).toBe(answer));
});
