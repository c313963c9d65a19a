import { expect, test } from '@jest/globals';
import { maskMessage } from './mask-message.js';

test('one numbering for all texts; declared values are masked wherever they stand', () => {
  const { texts, placeholders } = maskMessage(
    { text: 'Ring Karin  Holm på 070-123 45 67. KARIN HOLM väntar.', subject: 'Karin Holm, 070-1234567' },
    [],
    [{ type: 'person', value: 'Karin Holm' }],
  );
  expect(texts).toEqual({
    text: 'Ring ⟨person 1⟩ på ⟨telefon 1⟩. ⟨person 1⟩ väntar.',
    subject: '⟨person 1⟩, ⟨telefon 1⟩',
  });
  expect(placeholders.map(({ token }) => token).sort()).toEqual(['⟨person 1⟩', '⟨telefon 1⟩']);
});

test('numbers go on after known ones, and a known value keeps its own', () => {
  const known = [{ token: '⟨person 3⟩', type: 'person' as const, value: 'Karin Holm' }];
  const { texts } = maskMessage({ text: 'Karin Holm och Bo Ek' }, known, [
    { type: 'person', value: 'Bo Ek' },
    { type: 'person', value: 'karin holm' },
  ]);
  expect(texts.text).toBe('⟨person 3⟩ och ⟨person 4⟩');
});

test('hostile declared values are only text', () => {
  const { texts } = maskMessage(
    { text: 'a.*b (c) [d] kostar $& och $1' },
    [],
    [
      { type: 'person', value: '.*' },
      { type: 'person', value: '(c) [d]' },
      { type: 'person', value: '   ' },
    ],
  );
  expect(texts.text).toBe('a.*b ⟨person 1⟩ kostar $& och $1');
});

test('a part of a word is not a value', () => {
  expect(maskMessage({ text: 'Annandag hos Anna' }, [], [{ type: 'person', value: 'Anna' }]).texts.text).toBe(
    'Annandag hos ⟨person 1⟩',
  );
});
