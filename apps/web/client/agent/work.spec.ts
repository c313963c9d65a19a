import {
  adopt,
  change,
  insertOwn,
  keep,
  linesOf,
  ownWords,
  remove,
  restore,
  type Suggestion,
  toDecide,
  type Work,
} from './work.js';

const sentence = (text: string, kind: string, question = -1) => ({
  text,
  kind,
  citations: kind === 'answer' ? [1] : [],
  question,
});
const suggestion = (strength: 'strong' | 'check' | 'weak', second: 'strong' | 'check' = 'check'): Suggestion => ({
  suggestionId: 's1',
  citations: [],
  subject: 'Svar',
  language: 'sv',
  channel: 'email',
  strength,
  writtenBy: 'composer',
  degraded: '',
  withheld: '',
  caseType: 'x',
  contactLanguage: 'sv',
  ask: [],
  parts: [
    { question: 'a', caseType: 'x', word: 'sure', strength },
    { question: 'b', caseType: 'y', word: 'sure', strength: second },
  ],
  sentences: [
    sentence('Hej!', 'greeting'),
    sentence('Ett.', 'answer', 0),
    sentence('Två.', 'answer', 0),
    sentence('Tre.', 'answer', 1),
    sentence('Hälsningar', 'closing'),
  ],
});
const work = (from: Suggestion): Work => ({
  suggestionId: from.suggestionId,
  messageSeq: 1,
  subject: '',
  lines: linesOf(from),
  own: '',
  ownMode: false,
  judged: false,
  scope: 'general',
  channel: 'email',
  openedAt: '2026-01-01T00:00:00Z',
  typedAt: '',
});

test('only doubtful statements must be decided', () => {
  const one = suggestion('strong', 'check');
  expect(toDecide(work(one), one).map((line) => line.text)).toEqual(['Tre.']);
  const two = suggestion('weak', 'strong');
  expect(toDecide(work(two), two).map((line) => line.text)).toEqual(['Ett.', 'Två.', 'Tre.']);
});

test('keeping, changing and removing settle a sentence, and undoing opens it again', () => {
  const from = suggestion('check');
  let now = keep(work(from), 's1:1');
  now = change(now, 's1:2', 'Två och mer.');
  now = remove(now, 's1:3');
  expect(toDecide(now, from)).toEqual([]);
  expect(now.lines.map((line) => line.fate)).toEqual(['open', 'kept', 'changed', 'removed', 'open']);
  expect(toDecide(restore(now, 's1:3'), from).map((line) => line.id)).toEqual(['s1:3']);
});

test('writing the original back counts as keeping it', () => {
  const from = suggestion('check');
  expect(change(change(work(from), 's1:1', 'Annat.'), 's1:1', 'Ett.').lines[1]).toMatchObject({ fate: 'kept' });
});

test('an own sentence stands after the chosen one and vanishes when emptied', () => {
  const [now, id] = insertOwn(work(suggestion('strong')), 's1:1', 'Eget.');
  expect(now.lines.map((line) => line.text)).toEqual(['Hej!', 'Ett.', 'Eget.', 'Två.', 'Tre.', 'Hälsningar']);
  expect(change(now, id, ' ').lines).toHaveLength(5);
});

test('a new suggestion keeps every own word, after the greeting', () => {
  const [now] = insertOwn(change(work(suggestion('strong')), 's1:1', 'Ett ändrat.'), 's1:2', 'Eget.');
  expect(ownWords(now)).toBe('Ett ändrat.\n\nEget.');
  const after = adopt(now, { ...suggestion('strong'), suggestionId: 's2' });
  expect(after.lines.map((line) => line.text)).toEqual([
    'Hej!',
    'Ett ändrat.',
    'Eget.',
    'Ett.',
    'Två.',
    'Tre.',
    'Hälsningar',
  ]);
  expect(after.lines.map((line) => line.fate).filter((fate) => fate === 'own')).toHaveLength(2);
});

test('paragraphs follow greeting, question and closing', () => {
  expect(linesOf(suggestion('strong')).map((line) => line.newParagraph)).toEqual([false, true, false, true, true]);
});
