import { lix, longWords, ngrams, normalise, sentences, stem, tokens, wordDiff } from './index.js';

// The first six are of the published Snowball vocabulary for Swedish; the rest follow its rules step by step.
test.each([
  ['jaktkarlarne', 'jaktkarl'],
  ['jakten', 'jakt'],
  ['klostergården', 'klostergård'],
  ['klokheten', 'klok'],
  ['klokt', 'klokt'],
  ['pensionerna', 'pension'],
  ['friskt', 'frisk'],
  ['löslöst', 'löslös'],
  ['kraftfullt', 'kraftfull'],
  ['vanligt', 'van'],
  ['på', 'på'],
  ['hus', 'hus'],
])('stem of %s', (word, expected) => {
  expect(stem(word)).toBe(expected);
});

test('tokens keep å, ä, ö and apostrophes inside words', () => {
  expect(tokens('Får JAG bostads\u00adtillägg’s 600 kr?')).toEqual(['får', 'jag', "bostadstillägg's", '600', 'kr']);
  expect(normalise('ﬁＡ')).toBe('fia');
});

test('ngrams of a padded word', () => {
  expect(ngrams('hej', 4)).toEqual(['_hej', 'hej_']);
  expect(ngrams('å', 4)).toEqual(['_å_']);
});

test('sentences know abbreviations, numerals and lists', () => {
  expect(
    sentences('Du kan t.ex. ringa oss. Enligt 67 kap. 21 § gäller 3 000 kr. Fr.o.m. den 1 jan. 2026 ändras det!'),
  ).toEqual(['Du kan t.ex. ringa oss.', 'Enligt 67 kap. 21 § gäller 3 000 kr.', 'Fr.o.m. den 1 jan. 2026 ändras det!']);
  expect(sentences('Gör så här:\n- logga in\n- välj konto')).toEqual(['Gör så här:', '- logga in', '- välj konto']);
});

test('LIX: words per sentence plus the share of long words', () => {
  expect(lix('Jag har en hund. Den är snäll.')).toBeCloseTo(3.5);
  expect(lix('Pensionsmyndigheten beräknar.')).toBeCloseTo(102);
  expect(lix('')).toBe(0);
  expect(longWords('Myndigheten svarar myndigheten')).toEqual(['Myndigheten', 'myndigheten']);
});

test('word diff gives both texts back', () => {
  const before = 'Du får 600 kr i månaden före skatt.';
  const after = 'Du kan få högst 600 kr i månaden.';
  const parts = wordDiff(before, after);
  const side = (kind: string) =>
    parts
      .filter((part) => part.kind === 'same' || part.kind === kind)
      .map((part) => part.text)
      .join('');
  expect(side('removed')).toBe(before);
  expect(side('added')).toBe(after);
  expect(wordDiff('a', 'a')).toEqual([{ kind: 'same', text: 'a' }]);
});
