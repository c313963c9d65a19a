import { ArticleContent } from '../contracts.js';
import { emptyContent, englishFrom, missing, nextPassageId, pruned, slug } from './content.js';

const written = (): ArticleContent => ({
  ...emptyContent('tax', 'team-skatt', '2026-11-20'),
  sv: {
    title: 'Skatt på pension',
    questions: ['', 'hur mycket skatt'],
    short: [{ say: 'Vi drar skatt.', only: ' ' }, { say: '  ' }],
    passages: [{ id: 'p1', audience: 'citizen', kind: 'answer', sentences: [{ say: '' }] }],
    steps: [{ say: '' }],
    atHand: ['', 'Skattetabell'],
  },
});

test('rows nobody filled in are not saved, and what is left passes the contract', () => {
  const kept = pruned(written());
  expect(kept.sv).toEqual({
    title: 'Skatt på pension',
    questions: ['hur mycket skatt'],
    short: [{ say: 'Vi drar skatt.' }],
    passages: [],
    steps: [],
    atHand: ['Skattetabell'],
  });
  expect(ArticleContent.parse(kept)).toEqual(kept);
});

test('a new article says what it lacks', () => {
  expect(missing(emptyContent('tax', '', '2026-11-20'))).toEqual(['sv.title', 'sv.short']);
  expect(missing(written())).toEqual([]);
  expect(missing({ ...written(), en: englishFrom(written().sv) })).toEqual(['en.title', 'en.short']);
  expect(missing({ ...written(), links: [{ title: 'Läs mer', url: 'http://osaker.example' }] })).toEqual(['links']);
  expect(missing({ ...written(), validTo: '2026-01-01' })).toEqual(['validTo']);
});

test('a condition is never dropped because its sentence is still empty', () => {
  const content = written();
  content.sv.short = [{ say: '', only: 'Det gäller bara dig som bor i Sverige.' }];
  expect(missing(content)).toEqual(['sv.short']);
});

test('passage ids are never reused while taken', () => {
  expect(nextPassageId([])).toBe('p1');
  expect(nextPassageId([{ id: 'p2', audience: 'citizen', kind: 'answer', sentences: [] }])).toBe('p3');
});

test('an article is named by case type and title', () => {
  expect(slug('tax', 'Skatt på pension: mer än väntat?')).toBe('tax--skatt-pa-pension-mer-an-vantat');
  expect(slug('tax', '!')).toBe('tax--ny');
  expect(slug('tax', 'x'.repeat(200))).toHaveLength(80);
});
