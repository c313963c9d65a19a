import { clear, countText, percent, place, shares, sorted, type TrendRow, together, wholeWeeks } from './figures.js';

const row = (
  caseType: string,
  count: TrendRow['count'],
  change: [ratio: number, low: number, high: number, clear?: boolean] | null,
): TrendRow => ({
  caseType,
  count,
  before: 100,
  share: null,
  changeHidden: change ? '' : 'few',
  weeks: [],
  change: change && { ratio: change[0], low: change[1], high: change[2], clear: change[3] ?? false },
});
const ids = (rows: TrendRow[]) => rows.map(({ caseType }) => caseType);
const same = (id: string) => id;

test('a type going from three to seven never tops the list', () => {
  const rows = [
    row('small', 7, [2.3, 0.6, 9]),
    row('real', 900, [1.3, 1.2, 1.4, true]),
    row('few', 12, null),
    row('down', 300, [0.5, 0.4, 0.6, true]),
  ];
  expect(ids(sorted(rows, 'growth', same, 'sv-SE'))).toEqual(['real', 'small', 'down', 'few']);
  expect(ids(sorted(rows, 'decline', same, 'sv-SE'))).toEqual(['down', 'real', 'small', 'few']);
  expect(ids(sorted(rows, 'most', same, 'sv-SE'))).toEqual(['real', 'down', 'few', 'small']);
  expect(clear(rows)).toEqual({ up: 1, down: 1 });
});

test('hidden counts are told as hidden', () => {
  const words = { hidden: 'dold', few: '<5' };
  expect([countText('hidden', 'sv-SE', words), countText('<5', 'sv-SE', words), countText(0, 'sv-SE', words)]).toEqual([
    'dold',
    '<5',
    '0',
  ]);
});

test('a change is a signed percentage and its axis is logarithmic', () => {
  expect([percent(1.88), percent(0.93), percent(1.001)]).toEqual(['+88 %', '−7 %', '0 %']);
  expect([place(0.5), place(1), place(2), place(9), place(0.01)]).toEqual([0, 0.5, 1, 1, 0]);
});

test('shares need fifty shown and nothing hidden', () => {
  const counts = { shown: 100, unchanged: 40, changed: 40, own: 10, rejected: 10 };
  expect(shares(counts)?.unchanged).toBeCloseTo(0.4);
  expect(shares({ ...counts, shown: 49 })).toBeNull();
  expect(shares({ ...counts, own: '<5' as const })).toBeNull();
});

test('a hidden row is left out of the whole', () => {
  const whole = {
    caseType: 'a',
    shown: 60,
    unchanged: 30,
    changed: 20,
    own: 5,
    rejected: 5,
    unchangedShare: null,
    rejectedShare: null,
    changedWords: null,
  };
  expect(together([whole, { ...whole, caseType: 'b', own: '<5' }])).toEqual({
    shown: 60,
    unchanged: 30,
    changed: 20,
    own: 5,
    rejected: 5,
  });
});

test('whole weeks end on the last Sunday that has passed', () => {
  expect(wholeWeeks(4, '2026-11-25')).toEqual({ from: '2026-10-26', to: '2026-11-22' });
  expect(wholeWeeks(1, '2026-11-23')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(wholeWeeks(1, '2026-11-22')).toEqual({ from: '2026-11-09', to: '2026-11-15' });
});
