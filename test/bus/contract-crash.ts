import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastPace, waitFor } from '#lib/testing';
import { callNext, chain } from './chain.js';
import { Faults, type When } from './fault.js';
import { inWorld } from './in-world.js';
import { settled } from './settled.js';
import { byKey, type Kind, type Member, marks, seeded, type World } from './world.js';

const services = ['intake', 'triage', 'desk'];
const seed = Number(process.env['SEED'] ?? 20261123);

/** A fault at every step in process, and twenty real SIGKILLs. */
export function crashes(kind: Kind): void {
  describe(`${kind.name}: crashes`, () => {
    let faults: Faults;
    beforeAll(() => {
      faults = new Faults();
    });
    afterAll(() => faults.restore());

    const named = (world: World, name: string): Promise<Member> =>
      world.member(services, {
        name,
        url: `${world.url}?fallback_application_name=${name}`,
        pace: { ...fastPace, poll: 50, lease: 300 },
      });

    it.each<When>(['before', 'after'])(
      'survives losing the database connection %s any one statement',
      (when) =>
        inWorld(kind, async (world) => {
          const member = await chain(await named(world, 'm')).start();
          const watcher = await world.member(services, { name: 'watcher' });
          let fired = 0;
          for (let step = 1, last = 0; step <= last || last === 0; step++) {
            const key = `${when}-${step}`;
            faults.arm('m', { at: step, when });
            for (let n = 1; n <= 2; n++) await untilCalled(watcher, member, key, n);
            await waitFor(async () => (await marksOf(watcher, 'desk', key)).length >= 2, {
              within: 15_000,
              what: `${key} to arrive`,
            });
            if (faults.fired) fired++;
            else if (last === 0) last = step;
            if (step >= 120) break;
          }
          faults.arm('');
          expect(fired).toBeGreaterThan(25);
          await settled(member);
          await exactlyOnce(watcher);
          expect(await watcher.hub.parked()).toEqual([]);
        }),
      180_000,
    );

    it(
      'survives twenty SIGKILLs at seeded moments: nothing lost, nothing twice, order kept',
      () =>
        inWorld(kind, async (world) => {
          const random = seeded(seed);
          const launch = async (name: string): Promise<ChildProcess> => {
            const member = {
              kind: kind.name,
              url: world.url,
              secrets: world.secrets,
              prefix: world.prefix,
              services,
              pace: { ...fastPace, lease: 500 },
              slackMs: 300,
              name,
              publish: true,
            };
            const child = spawn(process.execPath, ['--import', './infra/source.mjs', 'test/bus/child.ts'], {
              env: { ...process.env, ...kind.environment, MEMBER: JSON.stringify(member) },
              stdio: ['pipe', 'pipe', 'inherit'],
            });
            await saying(child, 'loaded');
            return child;
          };
          const watcher = await world.member(services, { name: 'watcher' });
          let next = launch('child-1');
          for (let kill = 1; kill <= 20; kill++) {
            const child = await next;
            if (kill < 20) next = launch(`child-${kill + 1}`);
            child.stdin?.write('go\n');
            // Some die while they start, some once they publish, some once they handle.
            const way = random();
            if (way > 0.2) await published(watcher, `child-${kill}`, 3 + Math.floor(random() * 20));
            if (way > 0.5) await handled(watcher, `child-${kill}`);
            await pause(random() * 150);
            child.kill('SIGKILL');
            if (child.signalCode === null) await once(child, 'exit');
          }
          const rest = await chain(await world.member(services, { name: 'rest' })).start();
          const total = (await watcher.effects('intake')).length;
          expect(total).toBeGreaterThan(100);
          await waitFor(async () => (await watcher.effects('desk')).length >= total, {
            within: 60_000,
            what: `all ${total} to arrive`,
          });
          await settled(rest);
          await exactlyOnce(watcher);
          const by = Map.groupBy(await watcher.effects('desk'), (effect) => effect.by);
          console.info(`${kind.name}: ${total} calls, 20 SIGKILLs, seed ${seed}; handled by ${by.size} members`);
          expect(by.size).toBeGreaterThan(8);
          expect(await watcher.hub.parked()).toEqual([]);
        }),
      300_000,
    );

    if (kind.name === 'embedded') {
      it(
        'survives a member that dies at any one statement',
        () =>
          inWorld(kind, async (world) => {
            const watcher = await world.member(services, { name: 'watcher' });
            let fired = 0;
            for (let step = 1; step <= 32; step++) {
              const dying = chain(await named(world, `dying-${step}`));
              faults.arm(`dying-${step}`, { at: step, when: 'crash' });
              await dying.start().catch(() => undefined);
              await callNext(watcher, 'k');
              const heir = await chain(await named(world, `heir-${step}`)).start();
              await waitFor(async () => (await marksOf(watcher, 'desk', 'k')).length >= step, {
                within: 15_000,
                what: `call ${step} to arrive`,
              });
              if (faults.fired) fired++;
              await heir.close();
              await dying.close();
            }
            faults.arm('');
            expect(fired).toBe(32);
            await exactlyOnce(watcher);
          }),
        180_000,
      );
    }
  });
}

const marksOf = async (member: Member, service: string, key: string): Promise<string[]> =>
  (await member.effects(service)).filter((effect) => effect.key === key).map(({ mark }) => mark);

/** Publishes the nth call of a key by the faulty member; after an unclear outcome looks before it publishes again, as a source must. */
async function untilCalled(watcher: Member, member: Member, key: string, n: number): Promise<void> {
  await waitFor(async () => {
    if ((await marksOf(watcher, 'intake', key)).length >= n) return true;
    await callNext(member, key);
    return true;
  });
}

const published = (watcher: Member, by: string, calls: number): Promise<unknown> =>
  waitFor(async () => (await watcher.effects('intake')).filter((effect) => effect.by === by).length >= calls, {
    within: 30_000,
    what: `${by} to publish`,
  });

const handled = (watcher: Member, by: string): Promise<unknown> =>
  waitFor(async () => (await watcher.effects('desk')).some((effect) => effect.by === by), {
    within: 30_000,
    what: `${by} to handle`,
  });

/** What stands in intake stands in triage and desk, each once, in order. */
async function exactlyOnce(member: Member): Promise<void> {
  const expected = Object.fromEntries(
    Object.entries(byKey(await member.effects('intake'))).map(([key, found]) => [key, marks(1, found.length)]),
  );
  for (const service of services) expect(byKey(await member.effects(service))).toEqual(expected);
}

async function saying(child: ChildProcess, word: string): Promise<void> {
  let heard = '';
  await new Promise<void>((done, fail) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      if (heard.includes(word)) done();
    });
    child.once('exit', (code) => fail(new Error(`the member ended with ${code} before it had ${word}`)));
  });
}
