import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import {
  AssuranceRaisedSchema,
  CallChangedSchema,
  CallEndedSchema,
  CallStartedSchema,
  type Claimed,
  ContactClaimedSchema,
  ContactClosedSchema,
  ContactHandedOverSchema,
  ContactReleasedSchema,
  ContactTriagedSchema,
  type Conversation,
  NoteApprovedSchema,
  QueuePlaceChangedSchema,
} from '#lib/contracts';
import { FixedClock } from '#lib/core';
import { waitFor } from '#lib/testing';
import { ClaimService } from './claim.service.js';
import { anna, bo, type DeskUnderTest, deskUnderTest, robot, vera } from './desk.testing.js';
import { SweepService } from './sweep.service.js';

const clock = new FixedClock(new Date());
const minutes = 60_000;
let desk: DeskUnderTest;
const claimed = async (response: Response) => (await response.json()) as z.infer<typeof Claimed>;
const sweep = () => desk.app.get(SweepService).sweep();

describe('holding contacts', () => {
  beforeAll(async () => {
    desk = await deskUnderTest({ clock });
  });
  afterAll(() => desk.close());

  it('never lets two of twenty agents hold the same contact', async () => {
    await desk.message('race');
    await desk.row('race');
    const people = Array.from({ length: 20 }, (_, n) => ({ sub: `a${n}`, name: `A ${n}`, roles: ['agent' as const] }));
    const answers = await Promise.all(people.map((as) => desk.post('race', 'claim', as)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refusal = (await answers.find(({ ok }) => !ok)?.json()) as { code: string; details: { holderName: string } };
    expect(refusal).toMatchObject({ code: 'held', details: { holderName: expect.stringMatching(/^A \d+$/) } });
  });

  it('keeps a claim while it is renewed, and gives it up only when it has lapsed', async () => {
    await desk.message('lease');
    await desk.row('lease');
    const first = await claimed(await desk.post('lease', 'claim', anna));
    clock.advance(10 * minutes);
    const renewed = await claimed(await desk.post('lease', 'renew', anna));
    expect(renewed.claim).toBe(first.claim);
    expect(Date.parse(renewed.until) - Date.parse(first.until)).toBe(10 * minutes);
    clock.advance(14 * minutes);
    expect((await desk.post('lease', 'claim', bo)).status).toBe(409);
    clock.advance(2 * minutes);
    expect((await desk.row('lease')).holderId).toBeNull();
    const taken = await claimed(await desk.post('lease', 'claim', bo));
    expect(taken.claim).toBe(first.claim + 1);
    expect((await desk.post('lease', 'renew', anna)).status).toBe(409);
    expect((await desk.post('lease', 'close', anna, { reason: 'answered' })).status).toBe(409);
    await desk.post('lease', 'release', anna);
    expect((await desk.row('lease')).holderId).toBe('bo');
    const numbers = (await desk.eventsOf('desk', ContactClaimedSchema))
      .filter(({ event }) => event.contactId === 'lease')
      .map(({ event }) => Number(event.claim));
    expect(numbers).toEqual([1, 1, 2]);
  });

  it('tells that a claim has lapsed', async () => {
    await desk.message('lapse');
    await desk.row('lapse');
    await desk.post('lapse', 'claim', anna);
    clock.advance(16 * minutes);
    await Promise.all([sweep(), sweep()]);
    expect(
      (await desk.eventsOf('desk', ContactReleasedSchema)).filter(({ event }) => event.contactId === 'lapse'),
    ).toHaveLength(1);
  });

  it('hands over to a colleague, who alone may take it for an hour, with a masked note', async () => {
    await desk.message('hand');
    await desk.row('hand');
    await desk.post('hand', 'claim', anna);
    expect((await desk.post('hand', 'hand-over', anna, { toAgent: 'bo', toTeam: 'x' })).status).toBe(400);
    expect(
      (await desk.post('hand', 'hand-over', anna, { toAgent: 'bo', note: 'Ring 070-123 45 67 före tolv.' })).status,
    ).toBe(204);
    const [handed] = await desk.eventsOf('desk', ContactHandedOverSchema);
    expect(handed?.event.note).not.toContain('123 45 67');
    expect(((await (await desk.post('hand', 'claim', anna)).json()) as { code: string }).code).toBe('reserved');
    await claimed(await desk.post('hand', 'claim', bo));
    const { notes } = (await (await desk.read('hand', bo)).json()) as Conversation;
    expect(notes).toEqual([expect.objectContaining({ kind: 'hand-over', authorId: 'anna', text: handed?.event.note })]);
  });

  it('keeps protected identities for named agents, on every way in', async () => {
    await desk.message('safe', { protectedIdentity: true });
    await desk.message('after-safe');
    await desk.row('after-safe');
    expect((await desk.rows(anna)).some(({ contactId }) => contactId === 'safe')).toBe(false);
    expect((await desk.read('safe', vera)).status).toBe(403);
    expect((await desk.post('safe', 'claim', anna)).status).toBe(403);
    await desk.put('administration/people/anna', vera, { team: null, skills: [], protected: true });
    expect((await desk.read('safe', anna)).status).toBe(200);
    expect((await desk.post('safe', 'claim', anna)).status).toBe(200);
    await desk.put('administration/people/anna', vera, { team: null, skills: [], protected: false });
  });

  it('gives simulated agents their own contacts and nobody else’s, and people get them when the simulator stops', async () => {
    await desk.rows(robot);
    clock.advance(6_000);
    await desk.rows(robot);
    for (let n = 0; n < 12; n++) await desk.message(`sim-${n}`);
    const rows = await waitFor(async () => {
      const all = (await desk.rows()).filter(({ contactId }) => contactId.startsWith('sim-'));
      return all.length === 12 ? all : undefined;
    });
    const theirs = rows.filter(({ simulated }) => simulated);
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.length).toBeLessThan(12);
    const [one, other] = [theirs[0]?.contactId ?? '', rows.find(({ simulated }) => !simulated)?.contactId ?? ''];
    expect((await desk.post(one, 'claim', anna)).status).toBe(403);
    expect((await desk.post(other, 'claim', robot)).status).toBe(403);
    expect((await desk.post(one, 'claim', robot)).status).toBe(200);
    await desk.post(one, 'release', robot);
    clock.advance(11 * minutes);
    await sweep();
    await desk.row(one, { simulated: false, team: '' });
    expect((await desk.post(one, 'claim', anna)).status).toBe(200);
  });

  it('gives the next contact to each of many who ask at once, risk first', async () => {
    await desk.message('calm');
    await desk.message('danger');
    await desk.publishAs('triage', ContactTriagedSchema, {
      contactId: 'danger',
      messageSeq: 1,
      caseType: 'other',
      word: 'unsure',
      risks: ['suicidal'],
      decidedBy: 'model',
    });
    await desk.row('danger', { risk: true });
    const next = async (as: typeof anna) =>
      ((await (await desk.rest('POST', '/api/desk/next', { as })).json()) as { claimed: { contactId: string } | null })
        .claimed?.contactId;
    const people = Array.from({ length: 6 }, (_, n) => ({ sub: `n${n}`, name: `N ${n}`, roles: ['agent' as const] }));
    expect(await next(people[0] ?? anna)).toBe('danger');
    const got = await Promise.all(people.map(next));
    expect(new Set(got).size).toBe(got.length);
  });

  it('follows the switchboard: one call at a time, its word on the holder wins, an abandoned call is over', async () => {
    for (const contactId of ['call-1', 'call-2'])
      await desk.publishAs('intake', CallStartedSchema, {
        contactId,
        callRef: contactId,
        assurance: 'none',
        arrivedAt: timestampFromDate(clock.now()),
        reference: contactId,
      });
    await desk.publishAs('intake', CallChangedSchema, { contactId: 'call-1', state: 'answered', agentId: 'anna' });
    await desk.row('call-1', { state: 'held', holderId: 'anna', holderName: 'Anna Ek', callState: 'answered' });
    expect(((await (await desk.post('call-2', 'claim', anna)).json()) as { code: string }).code).toBe(
      'already-in-a-call',
    );
    await desk.publishAs('intake', CallEndedSchema, { contactId: 'call-2', reason: 'abandoned' });
    await waitFor(async () =>
      (await desk.eventsOf('desk', ContactClosedSchema)).some(({ event }) => event.contactId === 'call-2'),
    );
    await desk.publishAs('intake', CallEndedSchema, { contactId: 'call-1', reason: 'ended' });
    await desk.row('call-1', { state: 'answered', callState: 'ended', holderId: 'anna' });
  });

  it('records how identity was checked, shows earlier contacts only then, and never lowers it', async () => {
    await desk.message('who-1', { citizenRef: 'same' });
    await desk.message('who-2', { citizenRef: 'same' });
    await desk.row('who-1');
    await desk.row('who-2');
    await desk.post('who-2', 'claim', anna);
    const earlier = async () =>
      ((await (await desk.read('who-2', anna)).json()) as Conversation).earlier.map(({ contactId }) => contactId);
    expect(await earlier()).toEqual([]);
    expect(
      (await desk.post('who-2', 'assurance', bo, { assurance: 'agent-checked', method: 'questions' })).status,
    ).toBe(409);
    expect((await desk.post('who-2', 'assurance', anna, { assurance: 'e-id', method: 'e-id' })).status).toBe(204);
    expect(await earlier()).toEqual(['who-1']);
    expect(
      (await desk.post('who-2', 'assurance', anna, { assurance: 'agent-checked', method: 'questions' })).status,
    ).toBe(409);
    expect((await desk.eventsOf('desk', AssuranceRaisedSchema)).map(({ event }) => event.assurance)).toEqual(['e-id']);
  });

  it('tells chatting citizens their place and expected wait, and who answers', async () => {
    for (const contactId of ['chat-1', 'chat-2'])
      await desk.message(contactId, {
        channel: 'chat',
        deliveryChannel: 'chat',
        arrivedAt: timestampFromDate(new Date(clock.now().getTime() - (contactId === 'chat-1' ? 60_000 : 0))),
      });
    await desk.row('chat-2');
    const last = async (contactId: string) =>
      (await desk.eventsOf('desk', QueuePlaceChangedSchema)).filter(({ event }) => event.contactId === contactId).at(-1)
        ?.event;
    const second = await waitFor(async () => ((await last('chat-2'))?.place === 2 ? last('chat-2') : undefined));
    expect(second.waitTo).toBeGreaterThan(second.waitFrom);
    await desk.post('chat-1', 'claim', anna);
    expect(await waitFor(async () => ((await last('chat-1'))?.place === 0 ? last('chat-1') : undefined))).toMatchObject(
      { agentName: 'Anna' },
    );
    await waitFor(async () => (await last('chat-2'))?.place === 1);
  });

  it('shows what was set aside in a state of its own, and takes it in', async () => {
    await desk.message('spam', { setAside: 'spam' });
    await desk.row('spam', { state: 'set-aside', setAside: 'spam' });
    await desk.post('spam', 'claim', anna);
    expect((await desk.post('spam', 'take-in', anna)).status).toBe(204);
    await desk.row('spam', { state: 'held', setAside: '' });
  });

  it('brings a promise back on its day, first to whoever made it', async () => {
    await desk.message('promise');
    await desk.row('promise');
    await desk.post('promise', 'claim', anna);
    const tomorrow = new Date(clock.now().getTime() + 26 * 60 * minutes).toISOString().slice(0, 10);
    await desk.publishAs('approval', NoteApprovedSchema, {
      contactId: 'promise',
      noteId: 'n1',
      note: 'Ring i morgon.',
      followUp: tomorrow,
    });
    await desk.row('promise', { followUp: tomorrow });
    await desk.post('promise', 'close', anna, { reason: 'answered' });
    await sweep();
    expect((await desk.rows()).some(({ contactId }) => contactId === 'promise')).toBe(false);
    clock.advance(27 * 60 * minutes);
    await sweep();
    // By now every sign-in has expired, so this looks behind REST.
    expect(await desk.app.get(ClaimService).find('promise')).toMatchObject({
      state: 'waiting',
      reservedFor: 'anna',
      followUpDue: true,
    });
  });
});
