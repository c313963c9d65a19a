import { expect, test } from '@jest/globals';
import { RateLimit } from './rate-limit.js';

test('so many at once, then so many a minute', () => {
  const limit = new RateLimit(3, 60);
  expect([1, 2, 3, 4].map(() => limit.take('a', 0))).toEqual([true, true, true, false]);
  expect(limit.take('b', 0)).toBe(true);
  expect([limit.take('a', 999), limit.take('a', 1_001), limit.take('a', 1_002)]).toEqual([false, true, false]);
});

test('a clock that goes back gives nothing away', () => {
  const limit = new RateLimit(1, 60);
  limit.take('a', 10_000);
  expect(limit.take('a', 0)).toBe(false);
});

test('memory is bounded', () => {
  const limit = new RateLimit(1, 1, 100);
  for (let key = 0; key < 10_000; key++) limit.take(String(key), key);
  expect(limit.size).toBe(100);
});
