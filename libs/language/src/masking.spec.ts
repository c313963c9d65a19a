import { mask, placeholdersIn, unmask } from './index.js';

test('a value becomes a typed placeholder and comes back', () => {
  const text =
    'Hej! Jag heter Anna Svensson, 19420312-1234, anna@example.se, 070-123 45 67. Mitt nummer igen: 420312-1234';
  const found = mask(text);
  expect(found.masked).toBe(
    'Hej! Jag heter ⟨person 1⟩, ⟨personnummer 1⟩, ⟨e-post 1⟩, ⟨telefon 1⟩. Mitt nummer igen: ⟨personnummer 1⟩',
  );
  expect(placeholdersIn(found.masked)).toHaveLength(5);
  expect(unmask(found.masked, found.placeholders).startsWith(text.slice(0, 80))).toBe(true);
});

test('numbers go on after those already known', () => {
  const first = mask('skriv till a@example.se');
  const second = mask('eller b@example.se, inte A@example.se', { known: first.placeholders });
  expect(second.masked).toBe('eller ⟨e-post 2⟩, inte ⟨e-post 1⟩');
});

test('a placeholder that the writer typed is made harmless and reported', () => {
  const found = mask('😀 Jag är ⟨person 1⟩');
  expect(found.masked).toBe('😀 Jag är ‹person 1›');
  expect(found.neutralised).toEqual([{ start: 9, end: 19, value: '⟨person 1⟩' }]);
});

test('offsets count code points', () => {
  const found = mask('😀😀 a@example.se');
  expect(found.spans[0]).toMatchObject({ start: 3, end: 15 });
});
