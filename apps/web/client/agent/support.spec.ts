import { marked, support } from './support.js';

const passage =
  'Höjs hyran har du tre månader på dig att anmäla det. Pengarna kommer den 18 november på Mina sidor. Avgiften är 250 kronor.';

test('numbers, dates and names are looked up in the passage', () => {
  const seen = support('Du har tre månader på dig, men avgiften är 300 kronor och kommer den 18 november.', passage);
  expect(seen.found).toEqual(['tre månader', '18 november']);
  expect(seen.absent).toEqual(['300 kronor']);
});

test('a sentence taken whole is told so', () => {
  expect(support('Avgiften är 250 kronor.', passage).exact).toBe(true);
  expect(support('Avgiften är hög.', passage).exact).toBe(false);
});

test('an addition without support is named', () => {
  expect(support('Avgiften är 250 kronor och kan delas upp.', passage, 'Avgiften är 250 kronor.').added).toEqual([
    'och kan delas upp',
  ]);
});

test('the sentence of the passage that carries the claim is marked', () => {
  expect(marked(passage, 'Avgiften är 250 kronor.').map((one) => one.carries)).toEqual([false, false, true]);
});
