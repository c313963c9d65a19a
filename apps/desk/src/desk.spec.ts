import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import {
  CaseTypeCorrectedSchema,
  ContactClaimedSchema,
  ContactTriagedSchema,
  type Conversation,
  MessageReceivedSchema,
  type Queue,
  type QueueRow,
  ReplyApprovedSchema,
  ReplySentSchema,
} from '#lib/contracts';
import { type Person, type TestService, testService, waitFor } from '#lib/testing';
import { DeskModule } from './desk.module.js';

const anna: Person = { sub: 'anna', name: 'Anna Ek', roles: ['agent'] };
const bo: Person = { sub: 'bo', name: 'Bo Al', roles: ['agent'] };
let desk: TestService;

const message = (contactId: string, more: object = {}) =>
  desk.publishAs('intake', MessageReceivedSchema, {
    contactId,
    messageSeq: 1,
    channel: 'email',
    author: 'citizen',
    text: 'När kommer pengarna, ⟨namn 1⟩?',
    subject: 'Pengar',
    arrivedAt: timestampFromDate(new Date()),
    assurance: 'claimed',
    right: 'self',
    deliveryChannel: 'email',
    reference: `S-${contactId}`,
    language: 'sv',
    ...more,
  });
const queue = async (query = ''): Promise<QueueRow[]> =>
  ((await (await desk.rest('GET', `/api/desk/queue${query}`, { as: anna })).json()) as Queue).rows;
const row = (contactId: string, like: Partial<QueueRow> = {}) =>
  waitFor(
    async () => {
      const found = (await queue()).find((one) => one.contactId === contactId);
      return found && Object.entries(like).every(([name, value]) => found[name as keyof QueueRow] === value)
        ? found
        : undefined;
    },
    { what: `${contactId} like ${JSON.stringify(like)}` },
  );
const post = (contactId: string, what: string, as: Person, body?: unknown) =>
  desk.rest('POST', `/api/desk/contacts/${contactId}/${what}`, { as, body });

describe('the desk', () => {
  beforeAll(async () => {
    desk = await testService([DeskModule]);
  });
  afterAll(() => desk.close());

  it('shows a contact whatever comes first, and its masked text only with a reason', async () => {
    await desk.publishAs('triage', ContactTriagedSchema, {
      contactId: 'c1',
      messageSeq: 1,
      caseType: 'payment-date',
      word: 'sure',
      risks: ['acute-money'],
      reasons: ['pengarna'],
      decidedBy: 'model',
    });
    await message('c1');
    const seen = await row('c1', { caseType: 'payment-date', risk: true });
    expect(seen).toMatchObject({ state: 'waiting', channel: 'email', reference: 'S-c1', reply: 'none' });
    expect((await desk.rest('GET', '/api/desk/contacts/c1', { as: anna })).status).toBe(400);
    const read = (await (
      await desk.rest('GET', '/api/desk/contacts/c1?why=svarar', { as: anna })
    ).json()) as Conversation;
    expect(read.messages).toEqual([
      expect.objectContaining({ seq: 1, text: 'När kommer pengarna, ⟨namn 1⟩?', author: 'citizen' }),
    ]);
    expect(read.risks).toEqual(['acute-money']);
  });

  it('lets exactly one of two agents take it, and says who holds it', async () => {
    await message('c2');
    await row('c2');
    const answers = await Promise.all([post('c2', 'claim', anna), post('c2', 'claim', bo)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const claimed = await desk.eventsOf('desk', ContactClaimedSchema);
    expect(claimed.filter(({ event }) => event.contactId === 'c2')).toHaveLength(1);
  });

  it('answers, closes and reopens when the citizen writes again', async () => {
    await message('c3');
    await row('c3');
    await post('c3', 'claim', anna);
    await desk.publishAs('approval', ReplyApprovedSchema, {
      contactId: 'c3',
      messageSeq: 1,
      replyId: 'r3',
      channel: 'email',
      text: 'Den 18.',
    });
    await row('c3', { state: 'answered', reply: 'approved' });
    await desk.publishAs('approval', ReplySentSchema, { contactId: 'c3', replyId: 'r3', channel: 'email' });
    await row('c3', { state: 'answered', reply: 'sent' });
    expect((await post('c3', 'close', anna, { reason: 'answered' })).status).toBe(204);
    expect((await queue()).some(({ contactId }) => contactId === 'c3')).toBe(false);
    await message('c3', { messageSeq: 2, text: 'En sak till.' });
    expect(await row('c3', { state: 'waiting' })).toMatchObject({ holderId: null, messageSeq: 2 });
  });

  it('takes an agent’s word on the case type, and keeps it when the model speaks later', async () => {
    await message('c4');
    await row('c4');
    await post('c4', 'claim', anna);
    expect((await post('c4', 'case-type', anna, { caseType: 'tax', messageSeq: 1 })).status).toBe(204);
    expect((await post('c4', 'case-type', bo, { caseType: 'login', messageSeq: 1 })).status).toBe(409);
    expect((await post('c4', 'case-type', anna, { caseType: 'no-such', messageSeq: 1 })).status).toBe(400);
    const [corrected] = await desk.eventsOf('desk', CaseTypeCorrectedSchema);
    expect(corrected?.event).toMatchObject({ caseType: 'tax', agentId: 'anna' });
    await desk.publishAs('triage', ContactTriagedSchema, {
      contactId: 'c4',
      messageSeq: 1,
      caseType: 'login',
      word: 'check',
      urgency: 'high',
      decidedBy: 'model',
    });
    expect(await row('c4', { urgency: 'high' })).toMatchObject({ caseType: 'tax', word: 'sure' });
  });

  it('pushes rows to signed-in agents and to nobody else', async () => {
    const rows: QueueRow[] = [];
    const socket: Socket = io(desk.url, {
      path: '/api/desk/live',
      transports: ['websocket'],
      extraHeaders: { cookie: await desk.cookie(anna) },
    });
    const stranger: Socket = io(desk.url, { path: '/api/desk/live', transports: ['websocket'], reconnection: false });
    const refused = new Promise((resolve) => stranger.on('refused', resolve));
    stranger.on('row', () => rows.push({} as QueueRow));
    socket.on('row', (pushed: QueueRow) => rows.push(pushed));
    await new Promise((resolve) => socket.on('ready', () => resolve(undefined)));
    expect(await refused).toMatchObject({ code: 'sign-in-needed' });
    await message('c5');
    await waitFor(() => rows.some(({ contactId }) => contactId === 'c5'));
    expect(rows.every(({ contactId }) => contactId !== undefined)).toBe(true);
    socket.close();
    stranger.close();
  });
});
