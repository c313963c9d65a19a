import { factsEnd, resolveFacts } from './facts.js';

const one = {
  id: 'prisbasbelopp',
  sv: '59 200 kronor',
  en: 'SEK 59,200',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  source: 'S B1',
};
const facts = new Map([
  [one.id, one],
  ['riktalder', { ...one, id: 'riktalder', sv: '67 år', en: '67', validTo: '2031-12-31' }],
]);
const text = 'Prisbasbeloppet är {fact:prisbasbelopp}.';

describe('resolveFacts', () => {
  it('puts in the value of the day, in the language', () => {
    expect(resolveFacts(text, facts, 'sv', '2026-12-31')).toBe('Prisbasbeloppet är 59 200 kronor.');
    expect(resolveFacts(text, facts, 'en', '2026-01-01')).toBe('Prisbasbeloppet är SEK 59,200.');
  });

  it('never quotes a value before its first day, after its last or an unknown one', () => {
    expect(resolveFacts(text, facts, 'sv', '2027-01-01')).toBeUndefined();
    expect(resolveFacts(text, facts, 'sv', '2025-12-31')).toBeUndefined();
    expect(resolveFacts('{fact:okand}', facts, 'sv', '2026-11-23')).toBeUndefined();
  });

  it('leaves a text without facts as it is', () => {
    expect(resolveFacts('Ingen {annan} sak.', facts, 'sv', '2026-11-23')).toBe('Ingen {annan} sak.');
  });
});

it('ends when the first of its facts ends', () => {
  expect(factsEnd([text, '{fact:riktalder}'], facts)).toBe('2026-12-31');
  expect(factsEnd(['Inget.'], facts)).toBe('');
});
