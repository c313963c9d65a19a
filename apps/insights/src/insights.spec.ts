import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { addDays, instantOf, localDay } from '#lib/calendar';
import {
  type CaseFigures,
  ContactTriagedSchema,
  MessageReceivedSchema,
  type Now,
  ReplyApprovedSchema,
  ReplyRejectedSchema,
  ReplySuggestedSchema,
  type SuggestionFigures,
  SuggestionWithdrawnSchema,
  SurgeDetectedSchema,
  type Trends,
} from '#lib/contracts';
import { ContactKeys } from '#lib/keys';
import { type Person, type TestService, testService, waitFor } from '#lib/testing';
import { InsightsModule } from './insights.module.js';
import { SurgeService } from './surge.service.js';

const vera: Person = { sub: 'vera', name: 'Vera Chef', roles: ['supervisor'] };
const today = localDay(new Date());
let insights: TestService;

const get = async <T>(path: string): Promise<T> =>
  (await (await insights.rest('GET', `/api/insights/${path}`, { as: vera })).json()) as T;
const message = (contactId: string, more: object = {}) =>
  insights.publishAs('intake', MessageReceivedSchema, {
    contactId,
    messageSeq: 1,
    channel: 'email',
    author: 'citizen',
    text: `Fråga från ⟨namn 1⟩ i ${contactId}`,
    arrivedAt: timestampFromDate(new Date()),
    language: 'sv',
    ...more,
  });
const triage = (contactId: string, caseType: string, more: object = {}) =>
  insights.publishAs('triage', ContactTriagedSchema, {
    contactId,
    messageSeq: 1,
    caseType,
    word: 'sure',
    decidedBy: 'model',
    language: 'sv',
    ...more,
  });
const total = (count: number) =>
  waitFor(async () => (await get<Trends>(`trends?from=${today}&to=${today}`)).total >= count, {
    what: `${count} contacts`,
  });

describe('insights', () => {
  beforeAll(async () => {
    insights = await testService([InsightsModule], { env: { SUFFLOR_PROFILE: 'own' } });
  });
  afterAll(() => insights.close());

  it('counts contacts per case type, the agent’s word before the machine’s, in whatever order events come', async () => {
    for (let n = 0; n < 30; n++) {
      await triage(`t-${n}`, n < 22 ? 'tax' : 'login');
      await message(`t-${n}`);
    }
    await triage('t-0', 'login', { decidedBy: 'agent' });
    await triage('t-0', 'tax', { messageSeq: 1 });
    await message('t-1', { messageSeq: 2 });
    await message('spam', { setAside: 'spam' });
    await message('unsorted', { citizenRef: 'x' });
    await total(31);
    const { demoHistory, rows } = await waitFor(async () => {
      const trends = await get<Trends>(`trends?from=${today}&to=${today}&order=most`);
      return trends.rows.find(({ caseType }) => caseType === 'tax')?.count === 21 ? trends : undefined;
    });
    expect(rows.map(({ caseType }) => caseType)).toEqual(['tax', 'login', 'unsure']);
    expect(demoHistory).toBe(false);
  });

  it('never shows a number from which a small one could be computed', async () => {
    const { rows } = await get<Trends>(`trends?from=${today}&to=${today}`);
    const shown = Object.fromEntries(rows.map(({ caseType, count }) => [caseType, count]));
    expect(shown).toEqual({ tax: 21, login: 'hidden', unsure: '<5' });
    expect(rows.find(({ caseType }) => caseType === 'login')).toMatchObject({ share: null, change: null });
  });

  it('gives masked examples of twenty or more, each in the read log, and none when the key is destroyed', async () => {
    expect((await insights.rest('GET', `/api/insights/case/tax?from=${today}&to=${today}`, { as: vera })).status).toBe(
      400,
    );
    const path = `case/tax?from=${today}&to=${today}&why=varf%C3%B6r%20v%C3%A4xer%20skatt`;
    const figures = await get<CaseFigures>(path);
    expect(figures.examples).toHaveLength(6);
    expect(figures.examples[0]?.text).toContain('⟨namn 1⟩');
    const { database } = await insights.busOf('insights');
    const [log] = (await database.query(
      `select count(*)::int as count from read_log where reader = 'vera' and what = 'a masked example' and contact_id like 't-%'`,
    )) as { count: number }[];
    expect(log?.count).toBe(6);
    const keys = insights.app.get(ContactKeys);
    for (let n = 0; n < 30; n++) await keys.destroy(`t-${n}`, 'test');
    expect((await get<CaseFigures>(path)).examples).toEqual([]);
    expect((await get<CaseFigures>(path)).count).toBe(21);
  });

  it('keeps no text in clear and no agent', async () => {
    const { database } = await insights.busOf('insights');
    const [row] = (await database.query(`select string_agg(f::text, '') as all from fact f`)) as { all: string }[];
    expect(row?.all).not.toContain('Fråga från');
    const columns = (await database.query(
      `select column_name from information_schema.columns where table_schema = 'insights'`,
    )) as { column_name: string }[];
    expect(columns.filter(({ column_name }) => /agent|approver|holder|risk/.test(column_name))).toEqual([]);
  });

  it('says what became of suggestions, withdrawn and simulated ones apart', async () => {
    const decide = async (n: number, what: string) => {
      const [contactId, suggestionId, replyId] = [`s-${n}`, `sug-${n}`, `r-${n}`];
      await message(contactId);
      await insights.publishAs('assist', ReplySuggestedSchema, {
        contactId,
        messageSeq: 1,
        suggestionId,
        caseType: 'housing-apply',
        channel: 'email',
        sentences: [{ text: 'Du ansöker på webben.' }],
      });
      const kept = { text: 'Du ansöker på webben.', fate: 'kept', suggested: 'Du ansöker på webben.' };
      if (what === 'rejected')
        await insights.publishAs('approval', ReplyRejectedSchema, {
          contactId,
          suggestionId,
          reasons: ['outdated'],
          question: -1,
        });
      else if (what === 'withdrawn')
        await insights.publishAs('assist', SuggestionWithdrawnSchema, {
          contactId,
          suggestionId,
          reason: 'newer-message',
        });
      else
        await insights.publishAs('approval', ReplyApprovedSchema, {
          contactId,
          messageSeq: 1,
          replyId,
          suggestionId: what === 'own' ? '' : suggestionId,
          simulated: what === 'simulated',
          sentences: [what === 'changed' ? { ...kept, fate: 'changed', text: 'Du ansöker på papper.' } : kept],
        });
    };
    const outcomes = [
      ...Array<string>(30).fill('unchanged'),
      ...Array<string>(20).fill('changed'),
      ...Array<string>(7).fill('rejected'),
      ...Array<string>(6).fill('own'),
      'withdrawn',
      'simulated',
    ];
    await Promise.all(outcomes.map((what, n) => decide(n, what)));
    const row = await waitFor(
      async () => {
        const { rows } = await get<SuggestionFigures>(`suggestions?from=${today}&to=${today}`);
        return rows[0]?.shown === 63 && rows[0].unchanged === 30 ? rows[0] : undefined;
      },
      { within: 20_000 },
    );
    expect(row).toMatchObject({
      caseType: 'housing-apply',
      unchanged: 30,
      changed: 20,
      rejected: 7,
      own: 6,
      unchangedShare: { share: 30 / 63 },
    });
    const { reasons } = await get<SuggestionFigures>(`suggestions?from=${today}&to=${today}`);
    expect(reasons).toEqual([{ reason: 'outdated', count: 7 }]);
  });

  it('shows the day so far, and pushes it to supervisors only', async () => {
    const socket = io(insights.url, {
      path: '/api/insights/live',
      transports: ['websocket'],
      extraHeaders: { cookie: await insights.cookie(vera) },
    });
    const agents = io(insights.url, {
      path: '/api/insights/live',
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { cookie: await insights.cookie('agent') },
    });
    const refused = new Promise((resolve) => agents.on('refused', resolve));
    const pushed: Now[] = [];
    socket.on('now', (now: Now) => pushed.push(now));
    await waitFor(() => pushed.length > 0);
    expect(await refused).toMatchObject({ code: 'role-missing' });
    for (let n = 0; n < 6; n++) await message(`chat-${n}`, { channel: 'chat' });
    await waitFor(() => pushed.at(-1)?.channels.find(({ channel }) => channel === 'chat')?.waiting === 6);
    expect(pushed.at(-1)?.channels.find(({ channel }) => channel === 'chat')).toMatchObject({
      received: 6,
      oldestWaitMinutes: 0,
    });
    socket.close();
    agents.close();
  });

  it('tells a surge once, measured against the same hour of earlier weeks', async () => {
    const now = new Date();
    for (let week = 1; week <= 4; week++) {
      await message(`past-${week}`, {
        arrivedAt: timestampFromDate(new Date(now.getTime() - week * 7 * 86_400_000 - 600_000)),
      });
      await triage(`past-${week}`, 'fraud-warning');
    }
    const surge = insights.app.get(SurgeService);
    for (let n = 0; n < 14; n++) {
      await message(`fraud-${n}`);
      await triage(`fraud-${n}`, 'fraud-warning');
    }
    await waitFor(
      async () =>
        (await get<Trends>(`trends?from=${today}&to=${today}`)).rows.find(
          ({ caseType }) => caseType === 'fraud-warning',
        )?.count === 14,
    );
    const found = [...(await surge.look()), ...(await surge.look())];
    expect(found.filter((caseType) => caseType === 'fraud-warning')).toHaveLength(1);
    const told = (await insights.eventsOf('insights', SurgeDetectedSchema)).find(
      ({ event }) => event.caseType === 'fraud-warning',
    );
    expect(told?.event).toMatchObject({ count: 14, expected: 1 });
    expect((await get<Now>('now')).surges.map(({ caseType }) => caseType)).toContain('fraud-warning');
  });

  it('refuses periods that cannot be, in words', async () => {
    for (const query of [
      `from=${today}`,
      `from=${today}&to=${addDays(today, -1)}`,
      `from=2020-01-01&to=${today}`,
      'channel=fax',
    ]) {
      const answer = await insights.rest('GET', `/api/insights/trends?${query}`, { as: vera });
      expect(answer.status).toBe(400);
    }
    expect((await insights.rest('GET', '/api/insights/trends', { as: 'agent' })).status).toBe(403);
    expect(instantOf(today, '00:00').getTime()).toBeLessThanOrEqual(Date.now());
  });
});
