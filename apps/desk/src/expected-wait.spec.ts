import { describe, expect, it } from '@jest/globals';
import { expectedWait } from './expected-wait.js';

describe('expected wait in the chat queue', () => {
  it('grows with the place and shrinks with the pace', () => {
    expect(expectedWait(3, 30, 60).to).toBeGreaterThan(expectedWait(1, 30, 60).to);
    expect(expectedWait(3, 60, 60).to).toBeLessThan(expectedWait(3, 10, 60).to);
  });
  it('is a range, wider the less has been seen, within bounds', () => {
    const width = ({ from, to }: { from: number; to: number }): number => to - from;
    expect(width(expectedWait(4, 40, 120))).toBeLessThan(width(expectedWait(4, 2, 6)) * 3);
    expect(expectedWait(1, 0, 60).from).toBeGreaterThanOrEqual(0);
    expect(expectedWait(500, 0, 60).to).toBeLessThanOrEqual(300);
  });
  it('holds about four of five waits of a simulated queue', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const gap = (): number => -Math.log(random()) * 2;
    let within = 0;
    for (let run = 0; run < 2_000; run++) {
      let taken = 0;
      for (let at = gap(); at < 60; at += gap()) taken += 1;
      const { from, to } = expectedWait(4, taken, 60);
      const wait = gap() + gap() + gap() + gap();
      if (wait >= from && wait <= to) within += 1;
    }
    expect(within / 2_000).toBeGreaterThan(0.72);
    expect(within / 2_000).toBeLessThan(0.92);
  });
});
