import { asText, type Fact, filled, firstToEnd, notValid, parts } from './facts.js';

const fact = (id: string, sv: string, validTo = '2026-12-31'): Fact => ({
  id,
  sv,
  en: `${sv} (en)`,
  validFrom: '2026-01-01',
  validTo,
  source: '',
});
const facts = new Map(
  [fact('prisbasbelopp', '59 200 kronor'), fact('riktalder', '67 år', '2031-12-31')].map((one) => [one.id, one]),
);

test('a text splits into words and references and joins back to itself', () => {
  for (const text of [
    '',
    'Utan fakta.',
    '{fact:riktalder}',
    'Vid {fact:riktalder} och {fact:prisbasbelopp}.',
    'En { klammer och {fact:FEL}',
  ]) {
    expect(parts(text).map(asText).join('')).toBe(text);
  }
  expect(parts('Vid {fact:riktalder}.')).toEqual([{ text: 'Vid ' }, { fact: 'riktalder' }, { text: '.' }]);
});

test('values are filled in by language and an unknown reference is seen', () => {
  expect(filled('Från {fact:riktalder}.', facts, 'sv')).toBe('Från 67 år.');
  expect(filled('From {fact:riktalder}.', facts, 'en')).toBe('From 67 år (en).');
  expect(filled('{fact:okand}', facts, 'sv')).toBe('⟨okand⟩');
});

test('a reference that is unknown or has ended cannot be quoted', () => {
  const texts = ['{fact:riktalder} {fact:prisbasbelopp}', '{fact:okand}'];
  expect(notValid(texts, facts, '2026-12-31')).toEqual(['okand']);
  expect(notValid(texts, facts, '2027-01-01')).toEqual(['prisbasbelopp', 'okand']);
});

test('the shortest fact decides', () => {
  expect(firstToEnd(['{fact:riktalder}', '{fact:prisbasbelopp}'], facts)?.id).toBe('prisbasbelopp');
  expect(firstToEnd(['inga'], facts)).toBeUndefined();
});
