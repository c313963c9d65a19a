import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import {
  type CallAnswer,
  CallChangedSchema,
  CallEndedSchema,
  CallStartedSchema,
  ContactClaimedSchema,
  type LiveSegment,
  MessageReceivedSchema,
} from '#lib/contracts';
import { unseal } from '#lib/keys';
import { SECRETS } from '#lib/platform';
import { type TestService, testService, waitFor } from '#lib/testing';
import { IntakeModule } from './intake.module.js';

let service: TestService;
beforeAll(async () => {
  service = await testService([IntakeModule]);
});
afterAll(() => service.close());

/** A switchboard's connection: frames go out, answers come back in order. */
class Switchboard {
  readonly answers: CallAnswer[] = [];
  #sent = 0;
  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.answers.push(JSON.parse(String(data))));
  }
  static async connect(token = service.app.get<{ switchboard: string }>(SECRETS).switchboard): Promise<Switchboard> {
    const socket = new WebSocket(`${service.url.replace('http', 'ws')}/api/intake/calls`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await new Promise((done, fail) => socket.once('open', done).once('error', fail));
    return new Switchboard(socket);
  }
  async raw(data: string | Buffer): Promise<CallAnswer> {
    const place = this.#sent++;
    this.socket.send(data);
    return waitFor(() => this.answers[place], { what: 'an answer' });
  }
  send(type: string, callId: string, more: object = {}): Promise<CallAnswer> {
    const at = new Date(Date.UTC(2026, 10, 5, 10, 0, this.#sent)).toISOString();
    return this.raw(
      JSON.stringify({
        type,
        callId,
        ...(type === 'segment' ? { speaker: 'citizen', final: true, atMs: this.#sent * 1_000 } : { at }),
        ...more,
      }),
    );
  }
}

let calls = 0;
const begun = async (facts: object = {}) => {
  const board = await Switchboard.connect();
  const callId = `call-${++calls}`;
  const { reference } = (await board.send('queued', callId, { from: '070-123 45 67', ...facts })) as {
    reference: string;
  };
  const contactId =
    (await service.eventsOf('intake', CallStartedSchema))
      .map(({ event }) => event)
      .find((event) => event.reference === reference)?.contactId ?? '';
  const say = (segmentId: string, text: string, more: object = {}) =>
    board.send('segment', callId, { segmentId, text, ...more });
  return { board, callId, contactId, say, send: (type: string, more: object = {}) => board.send(type, callId, more) };
};
const said = async (contactId: string) =>
  (await service.eventsOf('intake', MessageReceivedSchema))
    .map(({ event }) => event)
    .filter((event) => event.contactId === contactId);
const claim = async (contactId: string, agentId: string, number: bigint) => {
  await service.publishAs('desk', ContactClaimedSchema, {
    contactId,
    agentId,
    claim: number,
    until: timestampFromDate(new Date(Date.now() + 60_000)),
  });
  const { database } = await service.busOf('intake');
  await waitFor(
    async () =>
      (
        (await database.query('select 1 from contact where id = $1 and holder_id = $2', [
          contactId,
          agentId,
        ])) as unknown[]
      ).length > 0,
  );
};

describe('the switchboard', () => {
  it('is let in by its token only', async () => {
    const board = await Switchboard.connect('wrong-token-wrong-token');
    const code = await new Promise((done) => board.socket.once('close', done));
    expect(code).toBe(4401);
  });

  it('does not disturb other upgrades, nor they it', async () => {
    const other = new WebSocket(`${service.url.replace('http', 'ws')}/api/nowhere`);
    other.on('error', () => undefined);
    const board = await Switchboard.connect();
    await new Promise((done) => other.once('close', done));
    expect(await board.raw('{}')).toMatchObject({ ok: false, code: 'wrong-frame' });
  });

  it.each([
    ['no JSON', '{"type":', 'wrong-frame'],
    ['another type', '{"type":"explode","callId":"x"}', 'wrong-frame'],
    ['bytes', Buffer.from([1, 2]), 'wrong-frame'],
    [
      'a segment of no call',
      '{"type":"segment","callId":"none","segmentId":"1","speaker":"citizen","text":"a","atMs":0,"final":true}',
      'unknown-call',
    ],
    ['the end of no call', '{"type":"ended","callId":"none","at":"2026-11-05T10:00:00Z"}', 'unknown-call'],
  ])('hears what is wrong with %s', async (_, data, code) =>
    expect(await (await Switchboard.connect()).raw(data)).toMatchObject({ ok: false, code }),
  );

  it('loses its connection by 100 MB in a frame, and nothing else', async () => {
    const board = await Switchboard.connect();
    board.socket.on('error', () => undefined);
    board.socket.send('x'.repeat(100_000_000));
    expect(await new Promise((done) => board.socket.once('close', done))).toBe(1009);
    expect((await (await begun()).send('notice')).ok).toBe(true);
  });
});

describe('a call', () => {
  it('is told from queue to end, once', async () => {
    const { board, callId, contactId, send } = await begun({
      assurance: 'claimed',
      right: 'relative',
      protectedIdentity: true,
    });
    await send('answered', { agent: 'kim' });
    await send('notice');
    const hold = { type: 'hold', callId, at: '2026-11-05T10:30:00Z' };
    for (let time = 0; time < 3; time++) await board.raw(JSON.stringify(hold));
    await send('identity-resume', { assurance: 'agent-checked', at: '2026-11-05T10:31:00Z' });
    await send('ended', { at: '2026-11-05T10:32:00Z' });
    expect(await send('ended', { at: '2026-11-05T10:32:00Z' })).toMatchObject({ ok: true, note: 'repeated' });
    const mine = <T extends { event: { contactId: string } }>(all: T[]) =>
      all.map(({ event }) => event as T['event']).filter((event) => event.contactId === contactId);
    const [started] = mine(await service.eventsOf('intake', CallStartedSchema));
    expect(started).toMatchObject({ assurance: 'claimed', protectedIdentity: true });
    expect(unseal(service.app.get(SECRETS).seal.privateKey, started?.sealedAddress ?? '', contactId)).toBe(
      '070-123 45 67',
    );
    expect(
      mine(await service.eventsOf('intake', CallChangedSchema)).map(({ state, agentId, assurance }) => [
        state,
        agentId,
        assurance,
      ]),
    ).toEqual([
      ['answered', 'kim', ''],
      ['notice-given', '', ''],
      ['held', '', ''],
      ['identity-resumed', '', 'agent-checked'],
    ]);
    expect(mine(await service.eventsOf('intake', CallEndedSchema)).map(({ reason }) => reason)).toEqual(['ended']);
  });

  it('keeps nothing before notice and nothing during an identity check', async () => {
    const { contactId, send, say } = await begun();
    expect(await say('1', 'Hej')).toMatchObject({ ok: false, code: 'no-notice', segmentId: '1' });
    await send('notice');
    await say('2', 'Jag undrar över pensionen');
    await send('identity-pause');
    expect(await say('3', '19420312-1234')).toMatchObject({ ok: false, code: 'identity-pause' });
    await send('identity-resume');
    await say('4', 'Så, nu vet ni vem jag är');
    await send('ended');
    expect((await said(contactId)).map(({ text }) => text)).toEqual([
      'Jag undrar över pensionen',
      'Så, nu vet ni vem jag är',
    ]);
  });

  it('writes down each segment once, with its own time, whatever order they come in', async () => {
    const { contactId, send, say } = await begun();
    await send('notice');
    expect(await say('b', 'Mitt personnummer är 1942', { atMs: 2_000 })).not.toHaveProperty('seq');
    expect(await say('a', 'Hej, vad gäller det?', { atMs: 1_000, speaker: 'agent' })).toMatchObject({ seq: 1 });
    await say('d', 'Hur hög blir änkepensionen?', { atMs: 4_000 });
    for (let time = 0; time < 2; time++) await say('c', '0312-1234.', { atMs: 3_000 });
    await say('e', 'Det ska vi se', { atMs: 5_000, speaker: 'agent' });
    await send('ended');
    const all = await said(contactId);
    expect(all.map(({ messageSeq, author, atMs }) => [messageSeq, author, Number(atMs)])).toEqual([
      [1, 'agent', 1_000],
      [2, 'citizen', 2_000],
      [3, 'citizen', 4_000],
      [4, 'citizen', 3_000],
      [5, 'agent', 5_000],
    ]);
    expect(await say('a', 'Hej, vad gäller det?')).toMatchObject({ ok: true, seq: 1, note: 'repeated' });
    expect(await say('f', 'Tack, hej', { atMs: 9_000 })).toMatchObject({ ok: true, seq: 6 });
  });

  it('masks a number that is spoken over several segments', async () => {
    const { contactId, send, say } = await begun();
    await send('notice');
    await say('1', 'Mitt personnummer är 1942 03 12', { atMs: 1_000 });
    await say('2', 'Jag lyssnar', { atMs: 2_000, speaker: 'agent' });
    await say('3', '12 34, och jag undrar över pensionen', { atMs: 3_000 });
    await send('ended');
    const texts = (await said(contactId)).map(({ text }) => text);
    expect(texts).toHaveLength(3);
    expect(texts.join(' ')).not.toMatch(/1942|12 34/);
  });

  it('releases what was held when its voices fall silent, without waiting for the end', async () => {
    const { contactId, send, say } = await begun();
    await send('notice');
    await say('1', 'Mitt telefonnummer är');
    expect(await said(contactId)).toHaveLength(0);
    await waitFor(async () => (await said(contactId)).length === 1, { within: 10_000 });
    expect(await say('2', 'Hallå?', { speaker: 'agent' })).toMatchObject({ seq: 2 });
  });

  it('begins with whichever frame comes first, and takes the caller’s facts when they come', async () => {
    const board = await Switchboard.connect();
    const { reference } = (await board.send('answered', 'late-queue', { agent: 'kim' })) as { reference: string };
    await board.send('queued', 'late-queue', { from: '0701234567', personnummer: '194203121234', assurance: 'e-id' });
    const started = (await service.eventsOf('intake', CallStartedSchema))
      .map(({ event }) => event)
      .filter((event) => event.reference === reference);
    expect(started.map(({ assurance, citizenRef }) => [assurance, citizenRef !== ''])).toEqual([
      ['none', false],
      ['e-id', true],
    ]);
  });

  it('asks to be called back, once, on a number only approval can read', async () => {
    const { contactId, send } = await begun({ language: 'sv' });
    for (let time = 0; time < 2; time++) await send('callback', { number: '08-123 45 67', at: '2026-11-05T10:40:00Z' });
    await send('abandoned', { at: '2026-11-05T10:41:00Z' });
    const [wish, ...more] = await said(contactId);
    expect(more).toEqual([]);
    expect(wish?.text).toBe('Ring upp mig på ⟨telefon 1⟩.');
    expect(unseal(service.app.get(SECRETS).seal.privateKey, wish?.sealedAddress ?? '', contactId)).toBe('08-123 45 67');
  });
});

describe('the holder hears the call as it is spoken', () => {
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  const listen = async (sub: string, contactId: string) => {
    const socket = io(service.url, {
      path: '/api/intake/live',
      transports: ['websocket'],
      extraHeaders: { cookie: await service.cookie({ sub, roles: ['agent'] }) },
    });
    sockets.push(socket);
    const heard: LiveSegment[] = [];
    socket.on('segment', (segment: LiveSegment) => heard.push(segment));
    return {
      heard,
      answer: (await socket.emitWithAck('listen', { contactId, why: 'tar samtalet' })) as {
        ok: boolean;
        code?: string;
      },
    };
  };

  it('and nobody else does; a new holder takes over at once', async () => {
    const { contactId, send, say } = await begun();
    await send('notice');
    await claim(contactId, 'kim', 1n);
    const [kim, lo] = await Promise.all([listen('kim', contactId), listen('lo', contactId)]);
    expect([kim.answer, lo.answer]).toEqual([
      { ok: true },
      expect.objectContaining({ ok: false, code: 'not-the-holder' }),
    ]);
    await say('p1', 'Jag heter', { final: false });
    await say('p1', 'Jag heter Anna Berg');
    await waitFor(() => kim.heard.length === 2);
    expect(kim.heard.map(({ text, final }) => [text, final])).toEqual([
      ['Jag heter', false],
      ['Jag heter Anna Berg', true],
    ]);
    await claim(contactId, 'lo', 2n);
    await say('p2', 'Är du kvar?', { final: false });
    await say('p3', 'Hallå?', { final: false });
    expect([kim.heard.length, lo.heard.length]).toEqual([2, 0]);
    const again = await listen('lo', contactId);
    await say('p4', 'Ja, där!', { final: false });
    await waitFor(() => again.heard.length === 1);
  });

  it('is refused without a sign-in', async () => {
    const socket = io(service.url, { path: '/api/intake/live', transports: ['websocket'], reconnection: false });
    sockets.push(socket);
    expect(await new Promise((done) => socket.once('refused', done))).toMatchObject({ code: 'sign-in-needed' });
  });

  it('is in the read log', async () => {
    const { database } = await service.busOf('intake');
    expect(
      await database.query(
        `select reader, why from read_log where what = 'the call as it is spoken' order by id limit 1`,
      ),
    ).toEqual([{ reader: 'kim', why: 'tar samtalet' }]);
  });
});
