import { describe, expect, it } from '@jest/globals';
import { tidy } from '#lib/bus';
import { type CallStarted, CallStartedSchema, ContactTriagedSchema } from '#lib/contracts';
import { waitFor } from '#lib/testing';
import { inWorld } from './in-world.js';
import { settled } from './settled.js';
import { byKey, embedded, gate, type Kind, marks } from './world.js';

/** Replicas that come and go, broadcast, stopping, refusing to start. */
export function members(kind: Kind): void {
  describe(`${kind.name}: members that come and go`, () => {
    it(
      'shares the work when members join and leave, without loss or double effect',
      () =>
        inWorld(kind, async (world) => {
          const keys = Array.from({ length: 40 }, (_, index) => `k${index}`);
          const publisher = await world.member(['intake', 'desk'], { name: 'first' });
          await publisher.marks('desk').start();
          let n = 0;
          const publishUntil = async (fact: () => Promise<boolean>): Promise<void> => {
            await waitFor(
              async () => {
                n++;
                await Promise.all(keys.map((key) => publisher.call([key, n])));
                return fact();
              },
              { within: 40_000, what: 'the other member to have worked' },
            );
          };
          const worked = async (by: string, more: number) =>
            (await publisher.effects('desk')).filter((effect) => effect.by === by).length >= more;
          await publishUntil(() => worked('first', 40));
          const second = await world.member(['intake', 'desk'], { name: 'second' });
          await second.marks('desk').start();
          await publishUntil(() => worked('second', 60));
          await second.close();
          const third = await world.member(['intake', 'desk'], { name: 'third' });
          await third.marks('desk').start();
          await publishUntil(() => worked('third', 60));
          await waitFor(async () => (await publisher.effects('desk')).length >= n * keys.length, {
            within: 30_000,
            what: 'all effects',
          });
          await settled(publisher);
          expect(byKey(await publisher.effects('desk'))).toEqual(
            Object.fromEntries(keys.map((key) => [key, marks(1, n)])),
          );
        }),
      120_000,
    );

    it(
      'tells every replica every event from its birth on, and none from long before',
      () =>
        inWorld(kind, async (world) => {
          const first = await world.member(['intake', 'desk'], { name: 'first' });
          const heard: Record<string, string[]> = { first: [], second: [] };
          const listen = (name: string) => async (event: unknown) =>
            void heard[name]?.push((event as CallStarted).callRef);
          await first.on('desk', 'hears', CallStartedSchema, listen('first'), 'replica').start();
          await first.call(['a', 'old']);
          await waitFor(() => heard['first']?.includes('old'));
          const aWhile = performance.now();
          await waitFor(() => performance.now() - aWhile > 400);
          const second = await world.member(['intake', 'desk'], { name: 'second' });
          second.on('desk', 'hears', CallStartedSchema, listen('second'), 'replica');
          await first.call(['a', 'between birth and start']);
          await second.start();
          await first.call(['a', 1], ['b', 1], ['c', 1]);
          for (const name of ['first', 'second'])
            await waitFor(() => (heard[name]?.length ?? 0) >= (name === 'first' ? 5 : 4), {
              what: `${name} to hear all`,
              within: 15_000,
            });
          expect(heard['second']?.toSorted()).toEqual(['1', '1', '1', 'between birth and start']);
          expect(heard['first']?.toSorted()).toEqual(['1', '1', '1', 'between birth and start', 'old']);
        }),
      60_000,
    );

    it('keeps a failing broadcast handler from holding up other partitions, and parks what it cannot take', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        const heard: string[] = [];
        member.on(
          'desk',
          'hears',
          CallStartedSchema,
          async (event) => {
            if ((event as CallStarted).callRef === 'poison') throw new Error('no');
            heard.push((event as CallStarted).callRef);
          },
          'replica',
        );
        await member.start();
        await member.call(['a', 'poison'], ['a', 1], ['b', 2]);
        await waitFor(() => heard.length === 2);
        expect(await member.hub.parked()).toHaveLength(1);
      }));

    it(
      'stops gracefully: finishes what it handles, begins nothing, and goes on after a start',
      () =>
        inWorld(kind, async (world) => {
          const member = await world.member(['intake', 'desk']);
          const slow = gate();
          let begun = 0;
          await member
            .marks('desk', () => {
              begun++;
              return slow.passed;
            })
            .start();
          for (let n = 1; n <= 5; n++) await member.call(['a', n]);
          await waitFor(() => begun === 1);
          let stopped = false;
          const stopping = member.transport.stop().then(() => {
            stopped = true;
          });
          await new Promise((done) => setImmediate(done));
          expect(stopped).toBe(false);
          slow.open();
          await stopping;
          expect(byKey(await member.effects('desk'))).toEqual({ a: ['1'] });
          await member.call(['a', 6]);
          expect(begun).toBe(1);
          await member.close();
          const again = await world.member(['intake', 'desk']);
          await again.marks('desk').start();
          await waitFor(async () => (await again.effects('desk')).length === 6, { within: 20_000 });
          expect(byKey(await again.effects('desk'))).toEqual({ a: marks(1, 6) });
        }),
      60_000,
    );

    it('disposes of old events that everybody has dealt with, and of no other', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk', 'triage']);
        const slow = gate();
        await member
          .marks('desk')
          .marks('triage', ({ callRef }) => (callRef === 'held' ? slow.passed : undefined))
          .start();
        await member.call(['a', 1], ['a', 2]);
        await settled(member);
        await member.call(['a', 'held'], ['a', 3]);
        await waitFor(async () => (await member.effects('desk')).length === 4);
        const { database } = member.bus('intake');
        const left = async () => ((await database.query('select 1 from bus_log')) as unknown[]).length;
        expect(await tidy(member.hub, kind.name)).toBe(0);
        await database.query(`update bus_log set at = now() - interval '8 days'`);
        await tidy(member.hub, kind.name);
        // On Kafka all four have been copied; on the log table triage has still to take two.
        expect(await left()).toBe(kind.name === 'kafka' ? 0 : 2);
        slow.open();
        await waitFor(async () => (await member.effects('triage')).length === 4);
        await settled(member);
        await tidy(member.hub, kind.name);
        expect(await left()).toBe(0);
      }));

    it('refuses to start rather than lose work', () =>
      inWorld(kind, async (world) => {
        const twins = await world.member(['intake', 'desk']);
        await expect(twins.marks('desk').marks('desk').start()).rejects.toThrow('two listeners are called desk.marks');
        const alone = await world.member(['desk']);
        alone.on('desk', 'shows', ContactTriagedSchema, async () => undefined);
        if (kind.name === 'embedded') {
          await expect(alone.start()).rejects.toThrow('triage is not in this process and KAFKA_BROKERS is not set');
        } else {
          await alone.start();
          const elsewhere = await world.member(['desk'], { kind: embedded });
          await expect(elsewhere.start()).rejects.toThrow('desk stands on kafka');
        }
      }));
  });
}
