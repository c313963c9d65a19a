import { describe, expect, it } from '@jest/globals';
import { dispersionOf, phiOf, typicalPhi } from './dispersion.js';
import { randomFrom } from './history.js';
import { levelsOf } from './level.js';
import { comparison, mondays, usualPeriod, workingDaysOfWeek } from './periods.js';
import { changeOf, inTrendOrder } from './trend.js';
import { median, wilson } from './wilson.js';

describe('change per working day', () => {
  it('is a ratio with a log-normal interval, by hand', () => {
    const change = changeOf({ count: 200, workingDays: 20 }, { count: 100, workingDays: 20 }, 1);
    expect(change?.ratio).toBeCloseTo(2, 10);
    const error = Math.sqrt(1 / 200 + 1 / 100);
    expect(change?.low).toBeCloseTo(2 * Math.exp(-1.959964 * error), 6);
    expect(change?.high).toBeCloseTo(2 * Math.exp(1.959964 * error), 6);
    expect(change?.clear).toBe(true);
  });
  it('does not take Easter for news: 90 in 18 days is 95 in 19', () => {
    expect(changeOf({ count: 90, workingDays: 18 }, { count: 95, workingDays: 19 }, 1)?.ratio).toBeCloseTo(1, 10);
  });
  it('is not clear at 95 but at 99.9 per cent', () => {
    const change = changeOf({ count: 130, workingDays: 20 }, { count: 95, workingDays: 20 }, 1);
    expect(change?.low).toBeGreaterThan(1);
    expect(change?.clear).toBe(false);
  });
  it('widens with φ, and φ under one does not narrow it', () => {
    const at = (phi: number) => changeOf({ count: 200, workingDays: 20 }, { count: 150, workingDays: 20 }, phi);
    expect(at(4)?.low).toBeLessThan(at(1)?.low ?? 0);
    expect(at(0.2)).toEqual(at(1));
  });
  it.each([
    [19, 100, 20],
    [100, 19, 20],
    [100, 100, 0],
  ])('has nothing to say of %i against %i in %i days', (a, b, days) =>
    expect(changeOf({ count: a, workingDays: 20 }, { count: b, workingDays: days }, 1)).toBeNull(),
  );

  it('errs about once in twenty at 95 and once in a thousand at 99.9 when nothing has changed', () => {
    const random = randomFrom(11);
    const draw = (): number =>
      Array.from({ length: 400 }, () => (random() < 0.25 ? 1 : 0)).reduce<number>((sum, one) => sum + one, 0);
    const runs = 3_000;
    let excluded = 0;
    let clear = 0;
    for (let run = 0; run < runs; run++) {
      const change = changeOf({ count: draw(), workingDays: 20 }, { count: draw(), workingDays: 20 }, 1);
      if (change && (change.low > 1 || change.high < 1)) excluded += 1;
      if (change?.clear) clear += 1;
    }
    expect(excluded / runs).toBeLessThan(0.06);
    expect(clear / runs).toBeLessThan(0.003);
  });
});

describe('order', () => {
  const row = (caseType: string, now: number, before: number) => ({
    caseType,
    size: now,
    change: changeOf({ count: now, workingDays: 20 }, { count: before, workingDays: 20 }, 1),
  });
  const rows = [row('small', 60, 22), row('large', 2_000, 1_000), row('tiny', 7, 3), row('fell', 500, 1_000)];
  it('lets no small number top growth: the lower limit decides', () => {
    expect(inTrendOrder(rows, 'growth').map(({ caseType }) => caseType)).toEqual(['large', 'small', 'fell', 'tiny']);
  });
  it('orders decline by the upper limit, most by size', () => {
    expect(inTrendOrder(rows, 'decline')[0]?.caseType).toBe('fell');
    expect(inTrendOrder(rows, 'most')[0]?.caseType).toBe('large');
  });
});

describe('over-dispersion', () => {
  const weeks = (draw: (week: number) => number) =>
    Array.from({ length: 104 }, (_, week) => ({ count: draw(week), workingDays: 5 }));
  const random = randomFrom(3);
  const poisson = (mean: number): number => {
    let count = 0;
    for (let product = random(); product > Math.exp(-mean); product *= random()) count += 1;
    return count;
  };
  const phi = (all: ReturnType<typeof weeks>) => phiOf(dispersionOf(all), 1.5);
  it('is about one for chance alone, also with a season', () => {
    expect(phi(weeks(() => poisson(40)))).toBeLessThan(1.4);
    expect(phi(weeks((week) => poisson(40 + 20 * Math.sin(week / 8))))).toBeLessThan(1.6);
  });
  it('sees weeks that vary more than chance', () => {
    expect(phi(weeks(() => poisson(40 * (random() < 0.5 ? 0.6 : 1.4))))).toBeGreaterThan(4);
  });
  it('does not take a week with fewer working days for variation', () => {
    expect(
      phi(Array.from({ length: 104 }, (_, week) => ({ count: week % 2 ? 40 : 24, workingDays: week % 2 ? 5 : 3 }))),
    ).toBe(1);
  });
  it('borrows from the typical type when weeks are few', () => {
    expect(phiOf({ sum: 0, pairs: 0 }, 2)).toBe(2);
    expect(typicalPhi([])).toBe(1.5);
  });
});

describe('level', () => {
  it('is a 1–2–1 mean per working day with a band', () => {
    const [, middle] = levelsOf(
      [
        { count: 40, workingDays: 5 },
        { count: 50, workingDays: 5 },
        { count: 60, workingDays: 5 },
      ],
      1,
    );
    expect(middle?.level).toBeCloseTo(10, 10);
    expect(middle?.low).toBeLessThan(10);
    expect(middle?.high).toBeGreaterThan(10);
  });
  it('has gaps where weeks have fewer than five, and no line under ninety', () => {
    expect(
      levelsOf(
        [
          { count: 100, workingDays: 5 },
          { count: 4, workingDays: 5 },
        ],
        1,
      )[1],
    ).toBeNull();
    expect(
      levelsOf(
        [
          { count: 44, workingDays: 5 },
          { count: 45, workingDays: 5 },
        ],
        1,
      ),
    ).toEqual([null, null]);
  });
});

describe('periods', () => {
  it('compares the four weeks before Monday 20 April 2026 with the same weekdays a year before', () => {
    const period = usualPeriod('2026-04-20');
    expect(period).toEqual({ from: '2026-03-23', to: '2026-04-19' });
    expect(comparison(period, 'year')).toEqual({ from: '2025-03-24', to: '2025-04-20' });
    expect(comparison(period, 'before')).toEqual({ from: '2026-02-23', to: '2026-03-22' });
  });
  it('knows the weeks and their working days', () => {
    expect(mondays('2026-04-19', 2)).toEqual(['2026-04-06', '2026-04-13']);
    expect(workingDaysOfWeek('2026-04-06', '2026-04-19')).toBe(4);
    expect(workingDaysOfWeek('2026-04-13', '2026-04-14')).toBe(2);
  });
});

describe('shares', () => {
  it('agrees with Wilson’s interval, by the published example of 10 in 100', () => {
    const share = wilson(10, 100);
    expect(share?.low).toBeCloseTo(0.0552, 3);
    expect(share?.high).toBeCloseTo(0.1744, 3);
  });
  it('is silent under fifty', () => expect(wilson(10, 49)).toBeNull());
  it('finds the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([1, 2, 3, 10])).toBe(2.5);
    expect(median([])).toBeNull();
  });
});
