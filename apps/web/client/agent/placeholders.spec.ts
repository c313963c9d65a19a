import { fill, missing, pieces } from './placeholders.js';

const values = { '⟨förnamn⟩': 'Gunilla', '⟨handläggarens namn⟩': 'Maria', '⟨person 1⟩': 'Gunilla Åkesson' };

test('fills what is known and leaves the rest visible', () => {
  expect(fill('Hej ⟨förnamn⟩! ⟨adress 1⟩ /⟨handläggarens namn⟩', values)).toBe('Hej Gunilla! ⟨adress 1⟩ /Maria');
  expect(missing('⟨person 1⟩ ⟨adress 1⟩ ⟨adress 1⟩', values)).toEqual(['⟨adress 1⟩']);
});

test('a greeting without a name is still a greeting', () => {
  expect(fill('Hej ⟨förnamn⟩!', { '⟨förnamn⟩': '' })).toBe('Hej!');
});

test('pieces join to the filled text and know what they hid', () => {
  const all = pieces('Jag är ⟨person 1⟩ på ⟨adress 1⟩.', values);
  expect(all.map((one) => one.text).join('')).toBe('Jag är Gunilla Åkesson på ⟨adress 1⟩.');
  expect(all.filter((one) => one.token).map((one) => one.clear)).toEqual([true, false]);
});
