import { emptyCall, mergeCards, noteText, promises, startOf } from './call.js';
import type { Suggestion } from './work.js';

const suggestion = (...texts: string[]) =>
  ({
    sentences: texts.map((text) => ({ text, kind: 'answer', citations: [1], question: 0 })),
  }) as unknown as Suggestion;
const line = (author: 'agent' | 'citizen', text: string, atMs: number | null) => ({
  seq: 1,
  author,
  subject: '',
  text,
  quoted: '',
  at: '2026-11-23T08:01:00.000Z',
  atMs,
  setAside: '',
});

test('a card never moves, a said one never disappears, an unsaid one says that it no longer holds', () => {
  const first = mergeCards(emptyCall.cards, suggestion('Ett.', 'Två.'));
  expect(first.map((card) => card.fresh)).toEqual([false, false]);
  const said = first.map((card, index) => (index === 0 ? { ...card, saidAt: 5 } : card));
  const next = mergeCards(said, suggestion('Tre.'));
  expect(next.map(({ text, gone, fresh }) => [text, gone, fresh])).toEqual([
    ['Ett.', false, false],
    ['Två.', true, false],
    ['Tre.', false, true],
  ]);
});

test('the agent’s promises are found, the citizen’s are not', () => {
  const found = promises([
    line('agent', 'Det behöver jag kontrollera. Jag ringer dig senast på onsdag.', 74_000),
    line('citizen', 'Jag ringer igen.', 80_000),
  ]);
  expect(found).toEqual([{ text: 'Jag ringer dig senast på onsdag.', atMs: 74_000 }]);
});

test('the call began before its first known line', () => {
  expect(startOf([line('agent', 'Hej', 60_000)])).toBe(Date.parse('2026-11-23T08:00:00.000Z'));
  expect(startOf([line('agent', 'Hej', null)])).toBeNull();
});

test('empty fields are left out of the note', () => {
  expect(
    noteText([
      ['Vem', 'Dottern'],
      ['Lovat', ' '],
      ['Sagt', 'Flytten ska anmälas.'],
    ]),
  ).toBe('Vem: Dottern\n\nSagt: Flytten ska anmälas.');
});
