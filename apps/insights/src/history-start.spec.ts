import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SuggestionFigures, Trends } from '#lib/contracts';
import { type TestService, testService, waitFor } from '#lib/testing';
import { HistoryService } from './history.service.js';
import { InsightsModule } from './insights.module.js';

let insights: TestService;
const get = async <T>(path: string): Promise<T> =>
  (await (await insights.rest('GET', `/api/insights/${path}`, { as: 'supervisor' })).json()) as T;

describe('an empty demo database', () => {
  beforeAll(async () => {
    insights = await testService([InsightsModule]);
  });
  afterAll(() => insights.close());

  it('gets a past once, marked as demo, and trends have something to say', async () => {
    const trends = await waitFor(
      async () => {
        const found = await get<Trends>('trends?against=before');
        return found.total > 1_000 ? found : undefined;
      },
      { within: 20_000 },
    );
    expect(trends.demoHistory).toBe(true);
    expect(trends.rows.length).toBeGreaterThanOrEqual(45);
    expect(trends.rows.some(({ change }) => change?.clear && change.low > 1)).toBe(true);
    expect(trends.rows[0]?.weeks.some(({ level }) => level !== null)).toBe(true);
    expect(await insights.app.get(HistoryService).make()).toBe(0);
    const { rows, demoHistory } = await get<SuggestionFigures>('suggestions');
    expect(demoHistory).toBe(true);
    expect(rows[0]?.unchangedShare?.low).toBeGreaterThan(0.2);
  });

  it('answers over the whole past', async () => {
    await get<Trends>('trends');
    const began = performance.now();
    expect((await get<Trends>('trends')).demoHistory).toBe(true);
    const took = performance.now() - began;
    console.info(`trends over 13 months of demo history: ${took.toFixed(0)} ms`);
  });
});
