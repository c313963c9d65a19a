import { chosen, counts, daysLeft, type Row } from './rows.js';

const row = (id: string, more: Partial<Row> = {}): Row => ({
  id,
  version: 1,
  state: 'published',
  title: id,
  caseType: 'tax',
  owner: 'team-skatt',
  verified: '2026-06-01',
  validFrom: '2026-01-01',
  validTo: '',
  languages: ['sv'],
  updatedAt: '2026-11-01T00:00:00Z',
  publishedVersion: 1,
  author: 'Ylva Sandström',
  usedIn: 0,
  rejected: 0,
  ...more,
});
const now = { today: '2026-11-20', me: 'Ylva Sandström' };
const name = (id: string) => (id === 'tax' ? 'Skatt på pension' : id);
const ids = (rows: Row[]) => rows.map(({ id }) => id);

test('most used first, then by title', () => {
  expect(
    ids(chosen([row('b'), row('a'), row('c', { usedIn: 3 })], { view: 'all', words: '', caseType: '' }, now, name)),
  ).toEqual(['c', 'a', 'b']);
});

test('every word must be found, in any field, whatever its case', () => {
  const rows = [row('x', { title: 'Änkepension efter 1989' }), row('y')];
  expect(ids(chosen(rows, { view: 'all', words: 'ÄNKE 1989', caseType: '' }, now, name))).toEqual(['x']);
  expect(ids(chosen(rows, { view: 'all', words: 'skatt pension', caseType: '' }, now, name)).sort()).toEqual([
    'x',
    'y',
  ]);
  expect(chosen(rows, { view: 'all', words: 'anke', caseType: '' }, now, name)).toEqual([]);
});

test('views count what needs somebody', () => {
  const rows = [
    row('ends', { validTo: '2026-12-31' }),
    row('later', { validTo: '2027-12-31' }),
    row('old', { verified: '2025-11-01' }),
    row('draft', { state: 'draft', publishedVersion: null }),
    row('returned', { state: 'returned', author: 'Johan Lind' }),
  ];
  const counted = counts(rows, now);
  expect(counted).toMatchObject({ all: 5, mine: 1, draft: 2, published: 4, expiring: 1, unverified: 1 });
  expect(daysLeft(rows[0]!, now.today)).toBe(41);
  expect(daysLeft(rows[2]!, now.today)).toBeNull();
});
