import type { ArticleContent } from '../contracts.js';
import { emptyContent } from './content.js';
import { compare, tally } from './sections.js';

const base = (): ArticleContent => ({
  ...emptyContent('tax', 'team', '2026-01-01'),
  sv: {
    title: 'Skatt',
    questions: ['hur mycket'],
    short: [{ say: 'Vi drar skatt.', only: 'Du bor i Sverige.' }, { say: 'Den betalas in.' }],
    passages: [{ id: 'p1', audience: 'citizen', kind: 'answer', sentences: [{ say: 'Mer om det.' }] }],
    steps: [],
    atHand: [],
  },
});
const shown = (key: string, after: ArticleContent, before?: ArticleContent) =>
  compare(before, after)
    .find((one) => one.key === key)
    ?.lines.map((line) =>
      line.map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'added' ? '+' : '-'}(${text})`)).join(''),
    );

test('an unchanged version has no changed part', () => {
  expect(tally(compare(base(), base()))).toEqual({ added: 0, removed: 0, parts: 0 });
});

test('a changed word shows as removed and added in its own line', () => {
  const after = base();
  after.sv.short = [{ say: 'Vi drar preliminärskatt.', only: 'Du bor i Sverige.' }, { say: 'Den betalas in.' }];
  expect(shown('sv.short', after, base())).toEqual([
    'Vi drar -(skatt)+(preliminärskatt). [Du bor i Sverige.]',
    'Den betalas in.',
  ]);
  expect(tally(compare(base(), after))).toEqual({ added: 1, removed: 1, parts: 1 });
});

test('a first version is added whole', () => {
  expect(shown('sv.title', base())).toEqual(['+(Skatt)']);
});

test('a passage that becomes internal is shown as taken away from citizens', () => {
  const after = base();
  after.sv.passages[0]!.audience = 'internal';
  expect(shown('sv.passage.p1.citizen.answer', after, base())).toEqual(['-(Mer om det.)']);
  expect(shown('sv.passage.p1.internal.answer', after, base())).toEqual(['+(Mer om det.)']);
});

test('a removed line leaves no empty line behind', () => {
  const after = base();
  after.sv.short = [{ say: 'Vi drar skatt.', only: 'Du bor i Sverige.' }];
  expect(shown('sv.short', after, base())?.join('|')).toContain('-(Den betalas in.)');
});

test('a reference changes as a whole', () => {
  const before = base();
  const after = base();
  before.sv.short = [{ say: 'Högst {fact:tak-ensam} i månaden.' }];
  after.sv.short = [{ say: 'Högst {fact:tak-par} i månaden.' }];
  expect(shown('sv.short', after, before)).toEqual(['Högst -({fact:tak-ensam})+({fact:tak-par}) i månaden.']);
});
