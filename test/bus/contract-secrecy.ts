import { describe, expect, it } from '@jest/globals';
import { type MessageReceived, MessageReceivedSchema, type PassagesFound, PassagesFoundSchema } from '#lib/contracts';
import { waitFor } from '#lib/testing';
import { inWorld } from './in-world.js';
import type { Kind } from './world.js';

const secret = 'Jag heter ⟨person 1⟩ och undrar om min pension';

/** Personal texts on the way: ciphertext everywhere, empty once the contact's key is destroyed. */
export function secrecy(kind: Kind): void {
  describe(`${kind.name}: personal texts`, () => {
    it('are ciphertext in every table and clear to listeners', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        const seen: { event: MessageReceived; disposed: boolean }[] = [];
        member.on(
          'desk',
          'reads',
          MessageReceivedSchema,
          async (event, commit) => void seen.push({ event: event as MessageReceived, disposed: commit.disposed }),
        );
        member.on('desk', 'chokes', MessageReceivedSchema, async (event) => {
          throw new Error(`bad message "${(event as MessageReceived).text}"`);
        });
        await member.start();
        await member
          .bus('intake')
          .transaction(async (tx) =>
            tx.publish(MessageReceivedSchema, { contactId: 'c1', text: secret, subject: 'Undran', channel: 'email' }),
          );
        await waitFor(async () => seen.length > 0 && (await member.hub.parked()).length > 0);
        expect(seen[0]).toMatchObject({
          event: { text: secret, subject: 'Undran', quoted: '', channel: 'email' },
          disposed: false,
        });
        for (const service of ['intake', 'desk']) {
          for (const table of ['bus_log', 'bus_parked', 'bus_inbox']) {
            const [row] = (await member
              .bus(service)
              .database.query(
                `select string_agg(t::text || ' ' || coalesce(encode((to_jsonb(t)->>'value')::bytea, 'escape'), ''), ' ') as all from ${table} t`,
              )) as { all: string | null }[];
            expect(row?.all ?? '').not.toMatch(/pension|Undran|⟨person/);
          }
        }
      }));

    it('are empty once the key is destroyed, for new listeners and for new events', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'knowledge', 'desk']);
        const intake = member.bus('intake');
        await intake.transaction(async (tx) =>
          tx.publish(MessageReceivedSchema, { contactId: 'c1', text: secret, channel: 'email' }),
        );
        await member.bus('knowledge').transaction(async (tx) =>
          tx.publish(PassagesFoundSchema, {
            contactId: 'c1',
            text: secret,
            risks: ['hot', ''],
            questions: [{ text: secret, caseType: 'skatt' }],
          }),
        );
        await member.keys.destroy('c1', 'test rule');
        await intake.transaction(async (tx) =>
          tx.publish(MessageReceivedSchema, { contactId: 'c1', text: secret, channel: 'chat' }),
        );
        await member.bus('knowledge').transaction(async (tx) =>
          tx.publish(PassagesFoundSchema, {
            contactId: 'c1',
            text: secret,
            risks: ['hot'],
            questions: [{ text: secret, caseType: 'skatt' }],
          }),
        );
        const seen: { text: string; disposed: boolean }[] = [];
        const passages: PassagesFound[] = [];
        member.on(
          'desk',
          'reads',
          MessageReceivedSchema,
          async (event, commit) => void seen.push({ text: (event as MessageReceived).text, disposed: commit.disposed }),
        );
        member.on('desk', 'finds', PassagesFoundSchema, async (event) => void passages.push(event as PassagesFound));
        await member.start();
        await waitFor(() => seen.length === 2 && passages.length === 2);
        expect(seen).toEqual([
          { text: '', disposed: true },
          { text: '', disposed: true },
        ]);
        for (const found of passages)
          expect([found.text, found.risks.join(''), found.questions[0]?.text, found.questions[0]?.caseType]).toEqual([
            '',
            '',
            '',
            'skatt',
          ]);
        expect(await member.hub.parked()).toEqual([]);
      }));

    it('are parked, not shown empty, when their key is missing without having been destroyed', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        const seen: string[] = [];
        member.on(
          'desk',
          'reads',
          MessageReceivedSchema,
          async (event) => void seen.push((event as MessageReceived).text),
        );
        await member
          .bus('intake')
          .transaction(async (tx) => tx.publish(MessageReceivedSchema, { contactId: 'c1', text: secret }));
        await member.bus('intake').database.query('delete from keys.contact_key');
        const other = await world.member(['intake', 'desk']); // no cached key
        other.hub.listeners.push(...member.hub.listeners);
        await other.start();
        const [parked] = await waitFor(async () =>
          (await other.hub.parked()).length > 0 ? other.hub.parked() : undefined,
        );
        expect(parked?.reason).toContain('has no key');
        expect(seen).toEqual([]);
      }));

    it('cannot be moved to another contact or field', () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        const seen: string[] = [];
        await member
          .on('desk', 'reads', MessageReceivedSchema, async (event) => void seen.push((event as MessageReceived).text))
          .start();
        const intake = member.bus('intake');
        await intake.transaction(async (tx) =>
          tx.publish(MessageReceivedSchema, { contactId: 'contact-one', text: secret }),
        );
        await intake.database.query(
          `insert into bus_log (topic, partition, key, headers, value)
         select topic, partition, 'contact-two', headers || '{"ce_id":"stolen"}', decode(replace(encode(value, 'hex'), encode('contact-one', 'hex'), encode('contact-two', 'hex')), 'hex') from bus_log limit 1`,
        );
        await member.keys.obtain('contact-two');
        await waitFor(async () => (await member.hub.parked()).length === 1);
        expect((await member.hub.parked())[0]?.reason).toContain('authenticate');
        expect(seen).toEqual([secret]);
      }));
  });
}
