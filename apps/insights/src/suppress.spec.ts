import { describe, expect, it } from '@jest/globals';
import { randomFrom } from './history.js';
import { type Cell, suppress } from './suppress.js';

const cell = (count: number, persons = count): Cell => ({ count, persons });

describe('small numbers', () => {
  it('hides under five persons, however many contacts, and shows zero', () => {
    expect(suppress([[cell(40, 3)], [cell(0)], [cell(50)], [cell(4)]], 'columns')).toEqual([['<5'], [0], [50], ['<5']]);
  });
  it('hides a second cell, the smallest, when one could be computed from the sum', () => {
    expect(suppress([[cell(100)], [cell(3)], [cell(20)]], 'columns')).toEqual([[100], ['<5'], ['hidden']]);
  });
  it('hides rectangles in a table with sums both ways', () => {
    const shown = suppress([
      [cell(3), cell(30), cell(40)],
      [cell(20), cell(25), cell(60)],
      [cell(50), cell(70), cell(80)],
    ]);
    expect(shown.flat().filter((one) => typeof one === 'string')).toHaveLength(4);
    expect(shown[0]?.[0]).toBe('<5');
  });
  it('never leaves exactly one hidden cell in a line with anything else in it', () => {
    const random = randomFrom(5);
    for (let run = 0; run < 300; run++) {
      const table = Array.from({ length: 5 }, () =>
        Array.from({ length: 4 }, () => cell(Math.floor(random() ** 3 * 60))),
      );
      const shown = suppress(table);
      const lines = [
        ...shown.map((row, r) => row.map((_, c) => [r, c] as const)),
        ...[0, 1, 2, 3].map((c) => shown.map((_, r) => [r, c] as const)),
      ];
      for (const line of lines) {
        const hidden = line.filter(([r, c]) => typeof shown[r]?.[c] === 'string').length;
        const visible = line.filter(
          ([r, c]) => typeof shown[r]?.[c] === 'number' && (shown[r]?.[c] as number) > 0,
        ).length;
        expect(hidden === 1 && visible > 0).toBe(false);
      }
    }
  });
});
