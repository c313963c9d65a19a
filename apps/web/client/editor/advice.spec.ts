import { advise, ease } from './advice.js';

test('plain text is easy, official prose is not', () => {
  expect(advise(['Du får pengar i dag.', 'Ring oss om du vill.'])?.ease).toBe('very-easy');
  expect(
    advise([
      'Efterlevandepensionsberäkningen förutsätter samordningsbestämmelsernas tillämpning i bostadstilläggsärenden.',
    ])?.ease,
  ).toBe('hard');
  expect(advise(['', '  '])).toBeUndefined();
  expect([29, 30, 39, 40, 49, 50].map(ease)).toEqual(['very-easy', 'easy', 'easy', 'medium', 'medium', 'hard']);
});

test('long words come longest first and long sentences are counted', () => {
  const advice = advise([`Garantipensionsberäkning och tilläggspension. ${'ord '.repeat(30)}slut.`]);
  expect(advice?.longWords).toEqual(['garantipensionsberäkning', 'tilläggspension']);
  expect(advice?.longSentences).toMatchObject([{ words: 31 }]);
});

test('lines without a full stop are sentences of their own', () => {
  expect(advise(['Hyresavi', 'Besked från banken'])?.longSentences).toEqual([]);
});
