import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectFolder } from '#lib/platform';
import { waitFor } from '#lib/testing';
import { hashOf } from '../../apps/approval/src/reply.js';
import { type ApprovalBench, approvalBench } from '../approval/bench.js';

const program = join(projectFolder, 'dist/test/kill/deliverer.js');
const seed = Number(process.env['SEED'] ?? 20261123);
const kills = 20;
const replies = 30;

/** Mulberry32: the same moments for the same seed. */
function moments(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe(`delivery under ${kills} SIGKILLs (seed ${seed})`, () => {
  let bench: ApprovalBench;
  beforeAll(async () => {
    expect(existsSync(program)).toBe(true); // npm test builds first
    bench = await approvalBench({ UNDO_SECONDS: '600' });
    bench.mail.slowness = 25;
  }, 60_000);
  afterAll(() => bench.close());

  it('sends nothing twice, nothing that was not approved, and loses nothing', async () => {
    const approved = new Map<string, string>();
    for (let number = 0; number < replies; number++) {
      const {
        rendered,
        approved: { replyId },
      } = await bench.answer(await bench.contact({ address: `citizen-${number}@medborgare.example` }));
      approved.set(replyId, rendered.hash);
    }
    await bench.sql('update reply set deliver_after = now()');
    const next = moments(seed);
    const env = {
      ...process.env,
      DATABASE_URL: bench.databaseUrl,
      DATA_DIR: bench.settings.dataDir,
      SMTP_URL: bench.settings.env.SMTP_URL,
      UNDO_SECONDS: '600',
    };
    for (let kill = 0; kill <= kills; kill++) {
      const child = fork(program, {
        env: env as NodeJS.ProcessEnv,
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        execArgv: [],
      });
      await once(child, 'message');
      if (kill < kills) await pause(next() * 160);
      else
        await waitFor(
          async () => ((await bench.sql(`select 1 from reply where state = 'approved'`)) as unknown[]).length === 0,
          { within: 30_000 },
        );
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    // the two minutes after which a person must look have passed
    await bench.sql(`update reply set claimed_at = now() - interval '3 minutes' where state = 'sending'`);
    const { DeliveryService } = await import('../../apps/approval/src/delivery.service.js');
    await bench.app.get(DeliveryService, { strict: false }).round();

    const sentTo = bench.mail.captured.map(({ to }) => to.join());
    expect(new Set(sentTo).size).toBe(sentTo.length); // nothing twice
    for (const { bytes, messageId } of bench.mail.captured)
      expect(approved.get(messageId.slice(1).split('@')[0] ?? '')).toBe(hashOf(bytes)); // nothing but what was approved
    const states = (await bench.sql('select id, state from reply')) as { id: string; state: string }[];
    expect(states.filter(({ state }) => state !== 'sent' && state !== 'parked')).toEqual([]); // nothing lost: sent, or before a person
    const arrived = new Set(bench.mail.captured.map(({ messageId }) => messageId.slice(1).split('@')[0]));
    expect(states.filter(({ id, state }) => state === 'sent' && !arrived.has(id))).toEqual([]);
    expect(states.filter(({ state }) => state === 'parked').length).toBeLessThanOrEqual(kills); // a kill leaves one delivery unclear at most;
    expect(sentTo.length).toBeGreaterThan(replies - kills - 1);
    console.info(
      `${kills} kills: ${states.filter(({ state }) => state === 'sent').length} sent, ${states.filter(({ state }) => state === 'parked').length} parked for a person, ${sentTo.length} arrived, 0 twice`,
    );
  }, 180_000);
});
