import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type Home, move } from '#lib/bus';
import { waitFor } from '#lib/testing';
import { inWorld } from '../bus/in-world.js';
import { settled } from '../bus/settled.js';
import { byKey, embedded, gate, type Member, marks, type World } from '../bus/world.js';
import { kafka } from './kafka-kind.js';

const here = process.env['KAFKA_UNAVAILABLE'] ? describe.skip : describe;

/** As an operator: everything is stopped, and for so long that it counts. */
async function moved(world: World, to: Home): Promise<string[]> {
  const database = await new DataSource({ type: 'postgres', url: world.url, installExtensions: false }).initialize();
  try {
    return await move(
      database,
      {
        brokers: (process.env['KAFKA_BROKERS'] ?? '').split(','),
        prefix: world.prefix,
        replication: 1,
        session: 1_500,
      },
      to,
    );
  } finally {
    await database.destroy();
  }
}

here('moving a used installation', () => {
  it(
    'to Kafka and back: nothing lost, nothing handled again, order kept',
    () =>
      inWorld(embedded, async (world) => {
        const heard: string[] = [];
        const on = async (kind: typeof embedded, hold?: Promise<void>): Promise<Member> => {
          const member = await world.member(['intake', 'desk', 'triage'], { kind });
          member.marks('desk', ({ callRef }) => void heard.push(`desk ${callRef}`));
          return member.marks('triage', ({ callRef }) => {
            heard.push(`triage ${callRef}`);
            return callRef === '30' ? hold : undefined;
          });
        };
        const calls = async (member: Member, from: number, to: number): Promise<void> => {
          for (let n = from; n <= to; n++) await member.call(['a', n]);
        };

        const stuck = gate();
        const first = await (await on(embedded, stuck.passed)).start();
        await calls(first, 1, 40);
        await waitFor(async () => (await first.effects('desk')).length === 40 && heard.includes('triage 30'));
        await expect(moved(world, 'kafka')).rejects.toThrow('Stop every service');
        stuck.open();
        await first.close();
        const dealtWith = heard.filter((line) => line.startsWith('triage')).length;
        expect(dealtWith).toBeLessThan(40);

        await expect((await on(kafka())).start()).rejects.toThrow('stands on embedded');
        expect((await moved(world, 'kafka')).join(' ')).toMatch(
          /intake\.v1: \d+ events not yet dealt with by all go over Kafka/,
        );
        expect(await moved(world, 'kafka')).toEqual(['Stands on kafka already.']);
        await expect((await on(embedded)).start()).rejects.toThrow('stands on kafka');
        const second = await (await on(kafka())).start();
        await calls(second, 41, 60);
        await waitFor(
          async () => (await second.effects('triage')).length === 60 && (await second.effects('desk')).length === 60,
          { within: 20_000 },
        );
        await settled(second);
        // Only what the slower one had left went over Kafka; nothing came from the beginning.
        const early = heard.filter((line) => Number(line.split(' ')[1]) < 30);
        expect(early).toHaveLength(2 * 29);
        await second.close();

        await moved(world, 'embedded');
        heard.length = 0;
        const third = await (await on(embedded)).start();
        await calls(third, 61, 70);
        await waitFor(
          async () => (await third.effects('triage')).length === 70 && (await third.effects('desk')).length === 70,
        );
        await settled(third);
        expect(heard.toSorted()).toEqual([
          ...marks(61, 70).map((n) => `desk ${n}`),
          ...marks(61, 70).map((n) => `triage ${n}`),
        ]);
        for (const service of ['desk', 'triage'])
          expect(byKey(await third.effects(service))).toEqual({ a: marks(1, 70) });
      }),
    120_000,
  );

  it('back is refused while something is left on Kafka', () =>
    inWorld(kafka(), async (world) => {
      const member = await world.member(['intake', 'desk']);
      const stuck = gate();
      await member.marks('desk', () => stuck.passed).start();
      await member.call(['a', 1], ['a', 2]);
      await waitFor(async () => (await member.transport.lag()).some(({ group, lag }) => group === 'desk' && lag === 2));
      const stopping = member.close();
      stuck.open();
      await stopping;
      await expect(moved(world, 'embedded')).rejects.toThrow('desk has 1 events of intake.v1 left on Kafka');
    }));
});
