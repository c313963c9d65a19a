import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { partitionOf } from '#lib/bus';
import { CallChangedSchema, type CallStarted, CallStartedSchema, ContactTriagedSchema } from '#lib/contracts';
import { waitFor } from '#lib/testing';
import { inWorld } from './in-world.js';
import { settled } from './settled.js';
import { byKey, gate, type Kind, marks } from './world.js';

const keysIn = (count: number): string[] => Array.from({ length: count }, (_, index) => `contact-${index}`);

/** Order, redelivery, causes, slowness, memory. */
export function flow(kind: Kind): void {
  describe(`${kind.name}: how events flow`, () => {
    it('keeps the order of each key, for every group', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk', 'triage']);
        await member.marks('desk').marks('triage').start();
        const keys = keysIn(24);
        for (let n = 1; n <= 12; n++) await Promise.all(keys.map((key) => member.call([key, n])));
        for (const service of ['desk', 'triage']) {
          await waitFor(async () => (await member.effects(service)).length >= 24 * 12, {
            within: 20_000,
            what: `${service} to have all`,
          });
          expect(byKey(await member.effects(service))).toEqual(
            Object.fromEntries(keys.map((key) => [key, marks(1, 12)])),
          );
        }
      }));

    it('keeps the order of events published in one transaction', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        await member.marks('desk').start();
        await member.call(
          ...marks(1, 50).flatMap((n): [string, string][] => [
            ['a', n],
            ['b', n],
          ]),
        );
        await waitFor(async () => (await member.effects('desk')).length >= 100);
        expect(byKey(await member.effects('desk'))).toEqual({ a: marks(1, 50), b: marks(1, 50) });
      }));

    it('delivers what was published before anybody listened', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        await member.call(['a', 1], ['b', 1]);
        await member.marks('desk').start();
        await waitFor(async () => (await member.effects('desk')).length >= 2);
      }));

    it('passes over no event whose transaction commits after a later number was written', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        await member.marks('desk').start();
        const { database } = member.bus('intake');
        // Holds the commit of one key's transaction, when its number has been given, for as long as the test holds lock 4242.
        await database.query(
          `create function intake.hold() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(4242); return null; end $$`,
        );
        await database.query(
          `create constraint trigger hold after insert on intake.bus_log deferrable initially deferred for each row when (new.key = 'held') execute function intake.hold()`,
        );
        const other =
          Array.from({ length: 100 }, (_, n) => `other-${n}`).find((key) => partitionOf(key) === partitionOf('held')) ??
          '';
        const holder = database.createQueryRunner();
        await holder.query('select pg_advisory_lock(4242)');
        const first = member.call(['held', 1]);
        await waitFor(
          async () =>
            (
              (await database.query(
                `select 1 from pg_locks where locktype = 'advisory' and objid = 4242 and not granted`,
              )) as unknown[]
            ).length > 0,
        );
        const second = member.call([other, 1]);
        const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%pg_advisory_xact_lock(hashtext%'`;
        // Either it waits for the first, or (were it not held back) it is committed and handled.
        await waitFor(
          async () =>
            ((await database.query(waits)) as unknown[]).length > 0 || (await member.effects('desk')).length > 0,
        );
        await holder.query('select pg_advisory_unlock(4242)');
        await holder.release();
        await Promise.all([first, second]);
        await waitFor(async () => (await member.effects('desk')).length === 2, { what: 'both' });
      }));

    it('changes nothing when an event is delivered again', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        let heard = 0;
        await member.marks('desk', () => heard++).start();
        await member.call(['a', 1], ['b', 2]);
        const { database } = member.bus('intake');
        await database.query(
          'insert into bus_log (topic, partition, key, headers, value) select topic, partition, key, headers, value from bus_log',
        );
        await member.call(['a', 3], ['b', 3]);
        await waitFor(() => heard >= 6, { what: 'two deliveries of two events and two new' });
        await settled(member);
        expect(byKey(await member.effects('desk'))).toEqual({ a: ['1', '3'], b: ['2', '3'] });
      }));

    it('publishes nothing of a transaction that fails, and refuses what is published too late or by another service', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        await member.marks('desk').start();
        const intake = member.bus('intake');
        await expect(
          intake.transaction(async (tx) => {
            tx.publish(CallStartedSchema, { contactId: 'a', callRef: 'never' });
            throw new Error('changed my mind');
          }),
        ).rejects.toThrow('changed my mind');
        let late: () => unknown = () => undefined;
        await intake.transaction(async (tx) => {
          late = () => tx.publish(CallStartedSchema, { contactId: 'a', callRef: 'late' });
        });
        expect(late).toThrow('after its transaction had ended');
        await expect(
          intake.transaction(async (tx) => tx.publish(ContactTriagedSchema, { contactId: 'a' })),
        ).rejects.toThrow('belongs to triage');
        await expect(
          intake.transaction(async (tx) => tx.publish(CallStartedSchema, { contactId: '' })),
        ).rejects.toThrow('needs its key');
        await expect(member.call(['a', 'x'.repeat(4 * 1024 * 1024)])).rejects.toThrow('keep large content in a table');
        await member.call(['a', 'only']);
        await waitFor(async () => (await member.effects('desk')).length > 0);
        expect(byKey(await member.effects('desk'))).toEqual({ a: ['only'] });
      }));

    it('names the cause and carries the trace through a chain of services', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'triage', 'desk']);
        const seen: { causedBy: string; trace?: string }[] = [];
        member.on('triage', 'decides', CallStartedSchema, async (event, commit) => {
          seen.push({ causedBy: '', trace: commit.envelope.traceparent.split('-')[1] });
          await commit(async (tx) => tx.publish(ContactTriagedSchema, { contactId: (event as CallStarted).contactId }));
        });
        member.on('desk', 'shows', ContactTriagedSchema, async (event, commit) => {
          seen.push({
            causedBy: (event as unknown as { causedBy: string }).causedBy,
            trace: commit.envelope.traceparent.split('-')[1],
          });
        });
        await member.start();
        const [id] = await member.call(['a', 1]);
        await waitFor(() => seen.length === 2);
        expect(seen[1]).toEqual({ causedBy: id, trace: seen[0]?.trace });
      }));

    it('goes on with other partitions while one handler is slow', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        const slow = gate();
        await member.marks('desk', ({ callRef }) => (callRef === 'slow' ? slow.passed : undefined)).start();
        await member.call(['contact-0', 'slow'], ['contact-0', 'after']);
        for (let n = 1; n <= 3; n++)
          await member.call(
            ...keysIn(60)
              .slice(1)
              .map((key): [string, number] => [key, n]),
          );
        const elsewhere = async () => new Set((await member.effects('desk')).map(({ key }) => key)).size;
        await waitFor(async () => (await elsewhere()) >= 45, { what: 'the other partitions' });
        expect((await member.effects('desk')).filter(({ key }) => key === 'contact-0')).toEqual([]);
        slow.open();
        await waitFor(async () => (await member.effects('desk')).length === 2 + 59 * 3);
        expect(byKey(await member.effects('desk'))['contact-0']).toEqual(['slow', 'after']);
      }));

    it('carries any bytes, any key, and passes newer types and fields by', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        const seen: CallStarted[] = [];
        member.on('desk', 'reads', CallStartedSchema, async (event) => void seen.push(event as CallStarted));
        await member.start();
        const text = String.fromCharCode(...Array.from({ length: 0x800 }, (_, code) => code)) + '\uffff👵🏽';
        await member.call(['nyckel å 👵🏽', text]);
        await member
          .bus('intake')
          .transaction(async (tx) => tx.publish(CallChangedSchema, { contactId: 'b', state: 'unheard of' }));
        const { database } = member.bus('intake');
        await database.query(
          `insert into bus_log (topic, partition, key, headers, value)
         select topic, partition, key, headers || '{"ce_type":"intake.v1.FromTheFuture"}', '\\xffff00'::bytea from bus_log limit 1`,
        );
        // Field 100, bytes: a newer version's field behind what we know.
        await database.query(
          `insert into bus_log (topic, partition, key, headers, value)
         select topic, partition, key, headers || '{"ce_id":"newer"}', value || '\\xa20602ffff'::bytea from bus_log where key = $1 and headers->>'ce_type' = $2`,
          ['nyckel å 👵🏽', CallStartedSchema.typeName],
        );
        await waitFor(() => seen.length === 2);
        expect(seen.map(({ callRef }) => callRef === text)).toEqual([true, true]);
        expect(await member.hub.parked()).toEqual([]);
        await settled(member);
      }));

    it(
      'carries large events, many at once',
      () =>
        inWorld(kind, async (world) => {
          const member = await world.member(['intake', 'desk']);
          const lengths: number[] = [];
          member.on(
            'desk',
            'weighs',
            CallStartedSchema,
            async (event) => void lengths.push((event as CallStarted).callRef.length),
          );
          const sizes = [...Array.from({ length: 60 }, (_, n) => 200_000 + n), 4 * 1024 * 1024 - 100, 3_000_000, 10];
          for (const size of sizes) await member.call(['one key', 'x'.repeat(size)]);
          await member.start();
          await waitFor(() => lengths.length === sizes.length, { within: 30_000, what: 'all of them' });
          expect(lengths).toEqual(sizes);
        }),
      60_000,
    );

    it(
      'holds a bounded part of a large backlog in memory, and works it off in order',
      () =>
        inWorld(kind, async (world) => {
          const publisher = await world.member(['intake']);
          const total = 50_000;
          const body = 'x'.repeat(1_000);
          const next = new Map<string, number>();
          let heard = 0;
          const start = gate();
          const member = await world.member(['intake', 'desk']);
          member.on('desk', 'counts', CallStartedSchema, async (event) => {
            await start.passed;
            const { contactId, callRef } = event as CallStarted;
            const n = Number(callRef.split(' ')[0]);
            if (n !== (next.get(contactId) ?? 0)) throw new Error(`${contactId}: ${n} came as ${next.get(contactId)}`);
            next.set(contactId, n + 1);
            heard++;
          });
          await member.start();
          const before = await memory();
          for (let n = 0; n < total; n += 1_000)
            await publisher.call(
              ...Array.from({ length: 1_000 }, (_, i): [string, string] => [
                `k${i % 100}`,
                `${(n + i - (i % 100)) / 100} ${body}`,
              ]),
            );
          const begun = performance.now();
          if (kind.name === 'kafka')
            await waitFor(
              async () =>
                (await member.transport.lag()).every(({ group, lag }) => group !== 'kafka-relay' || lag === 0),
              { within: 40_000, what: 'the relay' },
            );
          const held = (await memory()) - before;
          start.open();
          await waitFor(() => heard === total, { within: 60_000, what: `all ${total}` });
          console.info(
            `${kind.name}: ${total} events of 1 kB; ${Math.round(held / 1e6)} MB held while nobody worked; worked off in ${Math.round(performance.now() - begun)} ms`,
          );
          expect(held).toBeLessThan(25e6); // all of it would be more than twice that
          expect(await member.hub.parked()).toEqual([]);
        }),
      120_000,
    );
  });
}

/** Bytes in use after collections; buffers are given back a turn later. */
async function memory(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let turn = 0; turn < 3; turn++) {
    collect();
    await new Promise((done) => setImmediate(done));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
