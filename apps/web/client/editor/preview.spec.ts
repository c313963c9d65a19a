import type { ArticleText } from '../contracts.js';
import { preview } from './preview.js';

const facts = new Map([
  ['grans', { id: 'grans', sv: '100 kronor', en: 'SEK 100', validFrom: '', validTo: '9', source: '' }],
]);
const text: ArticleText = {
  title: 'Rubrik',
  questions: [],
  short: [{ say: 'Du får {fact:grans}.', only: 'Det gäller i Sverige.' }, { say: 'Ring oss.' }],
  passages: [
    { id: 'p1', audience: 'citizen', kind: 'answer', sentences: [{ say: 'Mer att veta.' }] },
    { id: 'p2', audience: 'internal', kind: 'internal', sentences: [{ say: 'Hemligt för handläggaren.' }] },
  ],
  steps: [{ say: 'Logga in.' }],
  atHand: ['Hyresavi'],
};

test('a condition travels with its sentence and values are filled in', () => {
  expect(preview(text, 'email', facts, 'sv').paragraphs).toEqual([
    'Du får 100 kronor. Det gäller i Sverige. Ring oss.',
    'Mer att veta.',
  ]);
});

test('nothing internal reaches what a citizen reads, in any channel', () => {
  for (const channel of ['email', 'chat', 'phone', 'form'] as const) {
    const { internal, ...read } = preview(text, channel, facts, 'sv');
    expect(JSON.stringify(read)).not.toContain('Hemligt');
    expect(internal).toEqual(channel === 'phone' ? ['Hemligt för handläggaren.'] : []);
  }
});

test('chat is the short answer, phone is points to say', () => {
  expect(preview(text, 'chat', facts, 'sv')).toMatchObject({
    paragraphs: ['Du får 100 kronor. Det gäller i Sverige. Ring oss.'],
    steps: [],
  });
  expect(preview(text, 'phone', facts, 'en').paragraphs).toEqual([
    'Du får SEK 100. Det gäller i Sverige.',
    'Ring oss.',
  ]);
});
