import {
  answering,
  back,
  type Chat,
  heard,
  items,
  lost,
  marked,
  newChat,
  nextToSend,
  placed,
  recalled,
  wrote,
} from './conversation.js';

const at = (s: number) => new Date(Date.UTC(2026, 10, 20, 9, 0, s)).toISOString();
const reply = (cursor: number, s = cursor) => ({
  replyId: `r${cursor}`,
  text: `svar ${cursor}`,
  at: at(s),
  from: 'Maria',
  cursor,
});
const said = (chat: Chat) =>
  items(chat).flatMap((one) => (one.kind === 'own' || one.kind === 'reply' ? [one.text] : [one.kind]));

test('lines leave one at a time and in order', () => {
  let chat = wrote(wrote(newChat(), 'a', 'ett', at(1)), 'b', 'två', at(2));
  expect(nextToSend(chat)?.key).toBe('a');
  chat = marked(chat, 'a', { state: 'sending' });
  expect(nextToSend(chat)).toBeUndefined();
  chat = marked(chat, 'a', { state: 'sent' });
  expect(nextToSend(chat)?.key).toBe('b');
});

test('a refused line holds back those after it until the citizen decides', () => {
  const chat = marked(wrote(wrote(newChat(), 'a', 'ett', at(1)), 'b', 'två', at(2)), 'a', { state: 'refused' });
  expect(nextToSend(chat)).toBeUndefined();
});

test('after a reload nothing is doubled: what the server kept is sent, the rest still waits', () => {
  const before = wrote(marked(wrote(newChat(), 'a', 'ett', at(1)), 'a', { state: 'sending' }), 'b', 'två', at(2));
  const chat = recalled(before, [{ key: 'a', text: 'ett', at: at(1) }]);
  expect(chat.own.map(({ key, state }) => [key, state])).toEqual([
    ['a', 'sent'],
    ['b', 'waiting'],
  ]);
  expect(said(recalled(chat, [{ key: 'a', text: 'ett', at: at(1) }]))).toEqual(['ett', 'två']);
});

test('an approved line that comes twice, or late, shows once and in its place', () => {
  const chat = heard(heard(heard(newChat(), reply(2)), reply(1)), reply(2));
  expect(said(chat)).toEqual(['svar 1', 'svar 2']);
  expect(chat.cursor).toBe(2);
});

test('own and approved lines stand in order of time, unsent ones last', () => {
  let chat = marked(wrote(newChat(), 'a', 'fråga', at(1)), 'a', { state: 'sent' });
  chat = heard(chat, reply(1, 5));
  chat = wrote(chat, 'b', 'osänd', at(2));
  expect(said(chat)).toEqual(['fråga', 'svar 1', 'osänd']);
});

test('the queue place becomes a person, told once', () => {
  let chat = placed(newChat(), { place: 3, waitFrom: 4, waitTo: 9, agentName: '' }, at(1));
  expect(answering(chat)).toBe('');
  const taken = { place: 0, waitFrom: 0, waitTo: 0, agentName: 'Maria' };
  chat = placed(placed(chat, taken, at(2)), taken, at(3));
  expect(answering(chat)).toBe('Maria');
  expect(chat.notes).toEqual([{ at: at(2), kind: 'took', name: 'Maria' }]);
});

test('only a break that could be noticed is told', () => {
  expect(back(lost(newChat(), at(1)), at(5)).notes).toEqual([]);
  const chat = back(lost(lost(newChat(), at(1)), at(8)), at(20));
  expect(chat.notes).toEqual([{ at: at(20), kind: 'break', from: at(1) }]);
  expect(chat.lostAt).toBe('');
});
