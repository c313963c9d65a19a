import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Queue } from '#lib/contracts';
import { anna, type DeskUnderTest, deskUnderTest } from './desk.testing.js';

let desk: DeskUnderTest;
const queue = async (query = ''): Promise<Queue> =>
  (await (await desk.rest('GET', `/api/desk/queue${query}`, { as: anna })).json()) as Queue;

describe('a queue of five thousand', () => {
  beforeAll(async () => {
    desk = await deskUnderTest();
    const { database } = await desk.busOf('desk');
    await database.query(
      `insert into contact (id, reference, channel, case_type, word, language, arrived_at, waiting_since, last_seq, citizen_seq, team_by)
       select 'q-' || n, 'S-' || n, (array['email','chat','form'])[1 + n % 3], 'tax', 'check', 'sv', now() - n * interval '3 minutes', now() - n * interval '3 minutes', 1, 1, 'case-type'
       from generate_series(1, 5000) n`,
    );
  });
  afterAll(() => desk.close());

  it('is listed in order well within a second', async () => {
    await queue();
    const times: number[] = [];
    for (let n = 0; n < 5; n++) {
      const began = performance.now();
      expect((await queue()).rows).toHaveLength(5_000);
      times.push(performance.now() - began);
    }
    const middle = times.sort((a, b) => a - b)[2] as number;
    console.info(`GET /api/desk/queue, 5,000 rows: ${middle.toFixed(0)} ms`);
  });

  it('is filtered, and told by cursor: nothing when nothing happened, then what did', async () => {
    expect((await queue('?channel=chat')).total).toBe(1_667);
    expect((await queue('?reference=s-4999')).rows.map(({ contactId }) => contactId)).toEqual(['q-4999']);
    const { cursor } = await queue();
    expect((await queue(`?since=${cursor}`)).rows).toEqual([]);
    await desk.post('q-7', 'claim', anna);
    expect((await queue(`?since=${cursor}`)).rows).toEqual([
      expect.objectContaining({ contactId: 'q-7', holderId: 'anna' }),
    ]);
    expect((await queue('?mine=1')).rows.map(({ contactId }) => contactId)).toEqual(['q-7']);
    await desk.post('q-7', 'close', anna, { reason: 'spam' });
    expect((await queue(`?since=${cursor}`)).rows[0]?.state).toBe('closed');
    expect((await queue('?state=closed')).rows.map(({ contactId }) => contactId)).toEqual(['q-7']);
    expect((await desk.rest('GET', '/api/desk/queue?since=0', { as: anna })).status).toBe(410);
  });

  it('gives the next one in a blink', async () => {
    const began = performance.now();
    const answer = (await (await desk.rest('POST', '/api/desk/next', { as: anna })).json()) as {
      claimed: { contactId: string };
    };
    console.info(`POST /api/desk/next, 5,000 waiting: ${(performance.now() - began).toFixed(0)} ms`);
    expect(answer.claimed.contactId).toMatch(/^q-/);
  });
});
