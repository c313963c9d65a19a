import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Administration, ContactTriagedSchema, type Imported } from '#lib/contracts';
import { anna, bo, type DeskUnderTest, deskUnderTest, vera } from './desk.testing.js';

let desk: DeskUnderTest;
const set = (body: unknown) => desk.put('administration', vera, body);
const importing = async (body: object) =>
  (await (await desk.rest('POST', '/api/desk/administration/import', { as: vera, body })).json()) as Imported;
const administration = async () =>
  (await (await desk.rest('GET', '/api/desk/administration', { as: vera })).json()) as Administration;

describe('administration', () => {
  beforeAll(async () => {
    desk = await deskUnderTest();
  });
  afterAll(() => desk.close());

  it('is for supervisors and operators', async () => {
    expect((await desk.rest('GET', '/api/desk/administration', { as: anna })).status).toBe(403);
    expect((await desk.put('administration', anna, { teams: [] })).status).toBe(403);
  });

  it('sends case types to teams, also contacts that wait already, and only the team takes them', async () => {
    await desk.message('abroad');
    await desk.publishAs('triage', ContactTriagedSchema, {
      contactId: 'abroad',
      messageSeq: 1,
      caseType: 'moving-abroad',
      word: 'sure',
      decidedBy: 'model',
    });
    await desk.row('abroad', { caseType: 'moving-abroad', team: '' });
    expect(
      (await set({ teams: [{ id: 'utland', name: 'Utland', caseTypes: ['moving-abroad', 'life-certificate'] }] }))
        .status,
    ).toBe(200);
    await desk.row('abroad', { team: 'utland' });
    expect((await desk.post('abroad', 'claim', bo)).status).toBe(403);
    expect((await desk.post('abroad', 'claim', anna)).status).toBe(200);
  });

  it('refuses what cannot be, in words, and changes nothing', async () => {
    const before = await administration();
    for (const wrong of [
      { teams: [{ id: 'x', name: 'X', caseTypes: ['no-such'] }] },
      { openingHours: [{ weekday: 1, opens: '17:00', closes: '08:00' }] },
      { specialDays: [{ day: '2026-12-23', opens: '08:00', closes: null }] },
      { targets: [{ channel: 'chat', minutes: 0 }] },
      {
        skills: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
    ]) {
      const answer = await set(wrong);
      expect(answer.status).toBe(400);
      expect(((await answer.json()) as { message: string }).message.length).toBeGreaterThan(10);
    }
    expect(await administration()).toEqual(before);
  });

  it('keeps hours, targets and settings', async () => {
    await set({
      openingHours: [{ weekday: 1, opens: '09:00', closes: '15:00' }],
      specialDays: [{ day: '2026-12-23', opens: null, closes: null, why: 'planeringsdag' }],
      targets: [{ channel: 'chat', minutes: 2 }],
      settings: { leaseMinutes: 20, simulatedEvery: 0 },
    });
    const now = await administration();
    expect(now).toMatchObject({
      openingHours: [{ weekday: 1, opens: '09:00', closes: '15:00' }],
      specialDays: [{ day: '2026-12-23', opens: null, why: 'planeringsdag' }],
      settings: { leaseMinutes: 20, simulatedEvery: 0 },
    });
    expect(now.targets).toEqual(
      expect.arrayContaining([
        { channel: 'chat', minutes: 2 },
        { channel: 'email', minutes: 960 },
      ]),
    );
  });

  it('imports a spreadsheet: looks first, then applies, and never half', async () => {
    const csv = 'id;team;kompetenser;skyddad identitet\nmaria;utland;finska;ja\n';
    expect(await importing({ kind: 'people', csv })).toEqual({ rows: 1, wrong: [], applied: false });
    expect((await administration()).people.some(({ id }) => id === 'maria')).toBe(false);
    expect(await importing({ kind: 'people', csv, apply: true })).toMatchObject({ applied: true });
    expect((await administration()).people.find(({ id }) => id === 'maria')).toMatchObject({
      team: 'utland',
      skills: ['finska'],
      protected: true,
    });
    const half = await importing({
      kind: 'special-days',
      csv: 'dag;öppnar;stänger\n2026-06-18;08:00;12:00\nfel;;',
      apply: true,
    });
    expect(half).toMatchObject({ applied: false, wrong: [{ line: 3 }] });
    expect((await administration()).specialDays).toHaveLength(1);
  });
});
