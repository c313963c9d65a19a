import { describe, expect, it } from '@jest/globals';
import { type CallStarted, CallStartedSchema } from '#lib/contracts';
import { Refused } from '#lib/core';
import { onServer, waitFor } from '#lib/testing';
import { inWorld } from './in-world.js';
import { settled } from './settled.js';
import { byKey, type Kind, type Member, marks } from './world.js';

/** Poison, refusals, an operator's retry, a database that is away. */
export function failures(kind: Kind): void {
  describe(`${kind.name}: what goes wrong`, () => {
    it('parks a poison event where operators and other systems see it, and lets later events flow', () =>
      inWorld(kind, async (world) => {
        const member = await poisoned(await world.member(['intake', 'desk']));
        await member.call(['a', 1], ['a', 'poison'], ['a', 2], ['b', 1]);
        const [parked] = await waitFor(async () =>
          (await member.hub.parked()).length > 0 ? member.hub.parked() : undefined,
        );
        await waitFor(async () => (await member.effects('desk')).length === 3);
        expect(byKey(await member.effects('desk'))).toEqual({ a: ['1', '2'], b: ['1'] });
        expect(parked).toMatchObject({
          service: 'desk',
          handler: 'desk.marks',
          topic: 'intake.v1',
          key: 'a',
          state: 'parked',
        });
        expect(parked?.attempts).toBeGreaterThan(2);
        // What the handler choked on is personal; the reason tells the fault and not the person.
        expect(parked?.reason).toContain('cannot digest');
        expect(parked?.reason).not.toMatch(/Anna|1212|anna@/);
        const dlq = (await member
          .bus('desk')
          .database.query(`select headers, value from bus_log where topic = 'intake.v1.dlq'`)) as { headers: object }[];
        expect(dlq).toHaveLength(1);
        expect(dlq[0]?.headers).toMatchObject({ ce_type: CallStartedSchema.typeName, sufflor_handler: 'desk.marks' });
        await settled(member);
      }));

    it('parks bytes that are no event, and an event without its headers', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        await member.marks('desk').start();
        const { database } = member.bus('intake');
        await member.call(['a', 1]);
        await database.query(
          `insert into bus_log (topic, partition, key, headers, value) select topic, partition, key, headers || '{"ce_id":"bytes"}', '\\xffffff'::bytea from bus_log limit 1`,
        );
        await database.query(
          `insert into bus_log (topic, partition, key, headers, value) select topic, partition, key, headers || '{"ce_id":"time","ce_time":""}', value from bus_log limit 1`,
        );
        await database.query(
          `insert into bus_log (topic, partition, key, headers, value) select topic, partition, 'other', headers || '{"ce_id":"key"}', value from bus_log limit 1`,
        );
        await waitFor(async () => (await member.hub.parked()).length === 3);
        await member.call(['a', 2]);
        await waitFor(async () => (await member.effects('desk')).length === 2);
        expect((await member.hub.parked()).map(({ reason }) => reason)).toEqual([
          expect.any(String),
          expect.stringContaining('ce_time'),
          expect.stringContaining('not the key inside'),
        ]);
      }));

    it('takes a refusal for an answer: once, never parked', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        let asked = 0;
        await member
          .marks('desk', ({ callRef }) => {
            if (callRef !== 'no') return;
            asked++;
            throw new Refused('no', 'No.');
          })
          .start();
        await member.call(['a', 'no'], ['a', 1]);
        await waitFor(async () => (await member.effects('desk')).length === 1);
        await settled(member);
        expect(asked).toBe(1);
        expect(await member.hub.parked()).toEqual([]);
      }));

    it('tries again what passes by itself, in place, before anything later of the key', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        let failures = 0;
        await member
          .marks('desk', ({ callRef }) => {
            if (callRef === '1' && failures++ < 3) throw new Error('not yet');
          })
          .start();
        await member.call(['a', 1], ['a', 2]);
        await waitFor(async () => (await member.effects('desk')).length === 2);
        expect(byKey(await member.effects('desk'))).toEqual({ a: ['1', '2'] });
        expect(failures).toBe(4);
      }));

    it("bears an operator's late retry, once, and a discard with its reason", () =>
      inWorld(kind, async (world) => {
        let mended = false;
        const member = await poisoned(await world.member(['intake', 'desk']), () => mended);
        await member.call(['a', 'poison'], ['b', 'poison'], ['a', 1]);
        await waitFor(
          async () => (await member.hub.parked()).length === 2 && (await member.effects('desk')).length === 1,
        );
        const [first, second] = (await member.hub.parked()).sort((a, b) => a.key.localeCompare(b.key));
        expect(await member.hub.retry('desk', first!.id, 'op', 'too early')).toBe('parked');
        expect(await member.hub.parked()).toHaveLength(2);
        mended = true;
        expect(await member.hub.retry('desk', first!.id, 'op', 'mended')).toBe('handled');
        await expect(member.hub.retry('desk', first!.id, 'op', 'again')).rejects.toMatchObject({ code: 'parked-gone' });
        await member.hub.discard('desk', second!.id, 'op', 'not wanted');
        await expect(member.hub.discard('desk', second!.id, 'op2', 'me too')).rejects.toMatchObject({
          code: 'parked-gone',
        });
        expect(byKey(await member.effects('desk'))).toEqual({ a: ['1', 'poison'] });
        const rows = (await member
          .bus('desk')
          .database.query('select state, decided_by, decided_why from bus_parked order by key')) as object[];
        expect(rows).toEqual([
          { state: 'retried', decided_by: 'op', decided_why: 'mended' },
          { state: 'discarded', decided_by: 'op', decided_why: 'not wanted' },
        ]);
      }));

    it('refuses a second commit of one event instead of doing nothing in silence', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        const errors: string[] = [];
        member.on('desk', 'twice', CallStartedSchema, async (_event, commit) => {
          if (errors.length > 0) return;
          await commit(async () => 1);
          await commit(async () => 2).catch((error: Error) => errors.push(error.message));
        });
        await member.start();
        await member.call(['a', 1]);
        await settled(member);
        expect(errors).toEqual([expect.stringContaining('committed the same event twice')]);
      }));

    it(
      'waits while the database is away, loses nothing, parks nothing, and goes on by itself',
      () =>
        inWorld(kind, async (world) => {
          const member = await world.member(['intake', 'desk']);
          await member.marks('desk').start();
          const name = new URL(world.url).pathname.slice(1);
          let published = 0;
          const publish = async (): Promise<void> => {
            for (let n = 1; n <= 120; n++) {
              await waitFor(() => member.call(['a', n], ['b', n]), { within: 20_000, what: 'the database to be back' });
              published = n;
            }
          };
          const publishing = publish();
          for (const at of [20, 70]) {
            await waitFor(() => published >= at);
            await onServer(`alter database ${name} allow_connections false`);
            await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
            await expect(member.call(['a', 'no'])).rejects.toThrow();
            // Longer than the patience after which an event is parked.
            const down = performance.now();
            await waitFor(() => performance.now() - down > 400);
            await onServer(`alter database ${name} allow_connections true`);
          }
          await publishing;
          // A commit whose answer was lost is published again by our loop, so the log tells how many there are.
          const [log] = (await member.bus('intake').database.query('select count(*)::int as n from bus_log')) as {
            n: number;
          }[];
          await waitFor(
            async () => (await member.effects('desk')).length + (await member.hub.parked()).length >= (log?.n ?? 0),
            {
              within: 20_000,
              what: 'all effects',
            },
          );
          expect(await member.hub.parked()).toEqual([]);
          await settled(member);
          expect(await member.effects('desk')).toHaveLength(log?.n ?? 0);
          const effects = byKey(await member.effects('desk'));
          for (const key of ['a', 'b']) expect([...new Set(effects[key])]).toEqual(marks(1, 120));
          expect(await member.hub.parked()).toEqual([]);
        }),
      60_000,
    );

    it(
      'publishes in opposite orders at once without a deadlock',
      () =>
        inWorld(kind, async (world) => {
          const member = await world.member(['intake', 'desk']);
          await member.marks('desk').start();
          const there = Array.from({ length: 8 }, (_, index) => `k${index}`);
          const all = Array.from({ length: 200 }, (_, n) =>
            member.call(...(n % 2 ? there : [...there].reverse()).map((key): [string, number] => [key, n])),
          );
          const ended = await Promise.allSettled(all);
          expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
          await waitFor(async () => (await member.effects('desk')).length === 1_600, { within: 25_000 });
        }),
      60_000,
    );
  });
}

/** A member whose handler cannot digest calls marked `poison` until it is mended, and says so with personal details. */
function poisoned(member: Member, mended: () => boolean = () => false): Promise<Member> {
  return member
    .marks('desk', ({ callRef }: CallStarted) => {
      if (callRef === 'poison' && !mended())
        throw new Error('cannot digest "Anna Svensson, född 1212" 19121212-1212 anna@example.se');
    })
    .start();
}
