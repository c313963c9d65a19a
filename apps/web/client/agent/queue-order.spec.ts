import type { QueueRow } from '../contracts.js';
import { grouped, nearness, steady } from './queue-order.js';

const row = (contactId: string, over: Partial<QueueRow> = {}): QueueRow => ({
  contactId,
  reference: contactId,
  channel: 'email',
  state: 'waiting',
  caseType: 'tax',
  word: 'sure',
  urgency: 'normal',
  risk: false,
  acts: [],
  language: 'sv',
  arrivedAt: '2026-11-23T08:00:00Z',
  waitingSince: '2026-11-23T08:00:00Z',
  answerBy: null,
  holderId: null,
  holderName: null,
  reply: 'none',
  setAside: '',
  messageSeq: 1,
  simulated: false,
  heldUntil: null,
  team: '',
  protectedIdentity: false,
  callState: '',
  followUp: null,
  reservedFor: null,
  ...over,
});
const me = { id: 'me', team: 'a' };
const view = { channels: new Set(['email', 'chat']), caseType: '' };

test('risk first, then the nearest answer, then the longest wait', () => {
  const rows = [
    row('a'),
    row('b', { answerBy: '2026-11-23T09:00:00Z' }),
    row('c', { risk: true }),
    row('d', { waitingSince: '2026-11-23T07:00:00Z' }),
  ];
  expect(grouped(rows, me, view).waiting.map((one) => one.contactId)).toEqual(['c', 'b', 'd', 'a']);
});

test('mine are mine whatever the filter; others are not shown', () => {
  const rows = [
    row('a', { holderId: 'me', state: 'held', channel: 'phone' }),
    row('b', { holderId: 'x', state: 'held' }),
    row('d', { team: 'b' }),
    row('e', { reservedFor: 'x' }),
    row('c', { channel: 'phone' }),
  ];
  expect(grouped(rows, me, view)).toMatchObject({ mine: [{ contactId: 'a' }], waiting: [] });
});

test('new rows wait, a risk does not', () => {
  const { rows, fresh } = steady([row('new'), row('old'), row('danger', { risk: true })], ['old', 'gone']);
  expect(rows.map((one) => one.contactId)).toEqual(['danger', 'old']);
  expect(fresh).toBe(1);
});

test('near and late against the target', () => {
  const one = row('a', { answerBy: '2026-11-23T10:00:00Z' });
  const at = (text: string) => Date.parse(`2026-11-23T${text}:00Z`);
  expect(['08:30', '09:50', '10:01'].map((text) => nearness(one, at(text)))).toEqual(['in-time', 'near', 'late']);
});
