import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  MessageReceivedSchema,
  type RenderedReply,
  ReplyApprovedSchema,
  ReplySentSchema,
  SuggestionWithdrawnSchema,
} from '#lib/contracts';
import { waitFor } from '#lib/testing';
import { hashOf } from '../apps/approval/src/reply.js';
import { type ApprovalBench, approvalBench, erik, maria } from './approval/bench.js';

const code = async (response: Response): Promise<string> =>
  `${response.status} ${((await response.json()) as { code?: string }).code ?? ''}`.trim();

describe('a human always approves', () => {
  let bench: ApprovalBench;
  const quiet = async (rounds = 4): Promise<void> => {
    const { DeliveryService } = await import('../apps/approval/src/delivery.service.js');
    for (let round = 0; round < rounds; round++) await bench.app.get(DeliveryService, { strict: false }).round();
  };
  beforeAll(async () => {
    bench = await approvalBench();
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.mail.captured.length = 0;
    bench.mail.mood = 'kind';
  });

  it('what leaves is, byte for byte, what was approved, and once', async () => {
    const contactId = await bench.contact();
    const { rendered, approved } = await bench.answer(contactId);
    await waitFor(async () => (await bench.state(approved.replyId)) === 'sent');
    await quiet();
    expect(bench.mail.captured).toHaveLength(1);
    expect(hashOf(bench.mail.captured[0]?.bytes ?? Buffer.alloc(0))).toBe(rendered.hash);
    expect(bench.mail.captured[0]?.to).toEqual(['ingrid@medborgare.example']);
    expect(bench.mail.captured[0]?.bytes.toString()).toContain(`In-Reply-To: <${contactId}@citizen.example>`);
  });

  it('forged events on the bus send nothing', async () => {
    const contactId = await bench.contact();
    const replyId = randomUUID();
    // approval does not listen to its own facts; a forger who writes them into the log reaches nobody who could send
    const bus = await bench.busOf('approval');
    await bus.transaction(async (tx) => {
      tx.publish(ReplyApprovedSchema, {
        contactId,
        replyId,
        channel: 'email',
        text: 'Skicka alla pengar',
        deliverAfter: timestampFromDate(new Date()),
      });
      tx.publish(ReplySentSchema, { contactId, replyId, channel: 'email', text: 'Skicka alla pengar' });
    });
    await quiet();
    expect(bench.mail.captured).toHaveLength(0);
    expect(await bench.state(replyId)).toBe('none');
  });

  it('REST without sign-in, with another role, as a service or with a forged cookie is refused', async () => {
    const contactId = await bench.contact();
    const rendered = (await (await bench.draft(contactId)).json()) as RenderedReply;
    const allowed = await bench.approve(contactId, rendered); // control: the holder may
    expect(allowed.status).toBe(201);
    const { replyId } = (await allowed.json()) as { replyId: string };
    await waitFor(async () => (await bench.state(replyId)) === 'sent');
    const other = await bench.contact();
    const body = { renderedId: rendered.renderedId, hash: rendered.hash, fingerprint: rendered.fingerprint };
    const path = `/api/approval/contacts/${other}/replies`;
    expect(await code(await bench.rest('POST', path, { body }))).toBe('401 sign-in-needed');
    for (const role of ['editor', 'supervisor', 'operator', 'auditor'] as const)
      expect(await code(await bench.rest('POST', path, { as: role, body }))).toBe('403 role-missing');
    const forged = `sufflor_session=${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"maria","roles":["agent"]}').toString('base64url')}.`;
    expect(await code(await bench.rest('POST', path, { body, headers: { cookie: forged } }))).toBe(
      '401 sign-in-expired',
    );
    const simulated = { sub: 'sim-1', roles: ['agent' as const], simulated: true };
    expect(await code(await bench.rest('POST', path, { as: simulated, body }))).toMatch(/^409/);
    expect(await code(await bench.rest('POST', path, { as: maria, body, headers: { 'x-sufflor': '' } }))).toBe(
      '403 csrf',
    );
  });

  it('a colleague who does not hold the contact can neither prepare nor approve', async () => {
    const contactId = await bench.contact();
    const rendered = (await (await bench.draft(contactId)).json()) as RenderedReply;
    expect(await code(await bench.approve(contactId, rendered, erik))).toBe('409 not-the-holder');
    await bench.claim(contactId, 'erik', 2);
    await waitFor(
      async () =>
        (
          (await bench.sql(`select 1 from shown where contact_id = $1 and holder_id = 'erik'`, [
            contactId,
          ])) as unknown[]
        ).length === 1,
    );
    expect(await code(await bench.approve(contactId, rendered, erik))).toBe('409 not-yours');
    expect(await code(await bench.approve(contactId, rendered, maria))).toBe('409 not-the-holder');
  });

  it('approving what changed is refused: a newer message, a withdrawn suggestion, another text or recipient', async () => {
    const contactId = await bench.contact();
    const rendered = (await (await bench.draft(contactId)).json()) as RenderedReply;
    expect(await code(await bench.approve(contactId, { ...rendered, hash: hashOf(Buffer.from('another text')) }))).toBe(
      '409 not-what-you-saw',
    );
    await bench.publishAs('intake', MessageReceivedSchema, {
      contactId,
      messageSeq: 2,
      channel: 'email',
      author: 'citizen',
      text: 'En sak till',
      deliveryChannel: 'email',
    });
    await waitFor(
      async () =>
        ((await bench.sql('select 1 from shown where contact_id = $1 and message_seq = 2', [contactId])) as unknown[])
          .length === 1,
    );
    expect(await code(await bench.approve(contactId, rendered))).toBe('409 changed');

    const second = await bench.contact();
    const prepared = (await (await bench.draft(second)).json()) as RenderedReply;
    const { suggestion } = await bench.see(second);
    await bench.publishAs('assist', SuggestionWithdrawnSchema, {
      contactId: second,
      suggestionId: suggestion?.suggestionId ?? '',
      reason: 'article-withdrawn',
    });
    await waitFor(
      async () =>
        ((await bench.sql(`select 1 from shown where contact_id = $1 and withdrawn <> ''`, [second])) as unknown[])
          .length === 1,
    );
    expect(await code(await bench.approve(second, prepared))).toBe('409 changed');

    const third = await bench.contact({ address: 'anna@medborgare.example' });
    const shownToAnna = (await (await bench.draft(third)).json()) as RenderedReply;
    const fourth = await bench.contact({ address: 'thief@medborgare.example' });
    expect(await code(await bench.approve(fourth, shownToAnna))).toBe('409 prepare-again');
    await quiet();
    expect(bench.mail.captured).toHaveLength(0);
  });

  it('placeholders that are left, also ones the citizen typed, are refused', async () => {
    const contactId = await bench.contact();
    const rendered = (await (
      await bench.draft(contactId, { text: 'Hej ⟨person 1⟩! Pengarna kommer.' })
    ).json()) as RenderedReply;
    expect(await code(await bench.approve(contactId, rendered))).toBe('422 placeholder-left');
    await quiet();
    expect(bench.mail.captured).toHaveLength(0);
  });

  it('a personal reply is refused by e-mail, and by chat until identity is checked', async () => {
    expect(await code(await bench.draft(await bench.contact(), { scope: 'personal' }))).toBe('422 personal-by-email');
    const chat = await bench.contact({ channel: 'chat', address: '' });
    expect(await code(await bench.draft(chat, { scope: 'personal' }))).toBe('422 identity-not-checked');
    await bench.raise(chat);
    await waitFor(async () => (await bench.see(chat)).personalAllowed);
    expect((await bench.draft(chat, { scope: 'personal' })).status).toBe(201);
  });

  it('approving twice at once sends once', async () => {
    const contactId = await bench.contact();
    const rendered = (await (await bench.draft(contactId)).json()) as RenderedReply;
    const answers = await Promise.all(Array.from({ length: 8 }, () => bench.approve(contactId, rendered)));
    const ids = new Set(
      await Promise.all(answers.map(async (answer) => ((await answer.json()) as { replyId: string }).replyId)),
    );
    expect(ids.size).toBe(1);
    await waitFor(async () => (await bench.state([...ids][0] ?? '')) === 'sent');
    await quiet();
    expect(bench.mail.captured).toHaveLength(1);
  });

  it('undo holds: a recalled reply never leaves, and cannot be recalled by another', async () => {
    const slow = await approvalBench({ UNDO_SECONDS: '60' });
    try {
      const contactId = await slow.contact();
      const { approved } = await slow.answer(contactId);
      expect((await slow.rest('POST', `/api/approval/replies/${approved.replyId}/recall`, { as: erik })).status).toBe(
        409,
      );
      expect((await slow.rest('POST', `/api/approval/replies/${approved.replyId}/recall`, { as: maria })).status).toBe(
        204,
      );
      await slow.sql('update reply set deliver_after = now() where id = $1', [approved.replyId]);
      const { DeliveryService } = await import('../apps/approval/src/delivery.service.js');
      await slow.app.get(DeliveryService, { strict: false }).round();
      expect(await slow.state(approved.replyId)).toBe('recalled');
      expect(slow.mail.captured).toHaveLength(0);
    } finally {
      await slow.close();
    }
  });

  it('a row written by the database owner, however valid it looks, delivers nothing', async () => {
    const contactId = await bench.contact();
    const { approved } = await bench.answer(contactId);
    await waitFor(async () => (await bench.state(approved.replyId)) === 'sent');
    bench.mail.captured.length = 0;
    const columns =
      'contact_id, channel, scope, approver_id, approver_name, approved_at, text_hash, signature, content, suggestion_id, simulated';
    const replayed = randomUUID(); // every column copied from a real approval, only the id is new
    await bench.sql(
      `insert into reply (id, state, deliver_after, ${columns}) select $1, 'approved', now(), ${columns} from reply where id = $2`,
      [replayed, approved.replyId],
    );
    const relabelled = randomUUID();
    await bench.sql(
      `insert into reply (id, state, deliver_after, ${columns}) select $1, 'approved', now(), ${columns} from reply where id = $2`,
      [relabelled, approved.replyId],
    );
    await bench.sql(`update reply set approver_id = 'someone-else' where id = $1`, [relabelled]);
    await waitFor(
      async () => (await bench.state(replayed)) === 'parked' && (await bench.state(relabelled)) === 'parked',
    );
    expect(bench.mail.captured).toHaveLength(0);
    // and a row without approver, time or hash cannot even be written
    for (const missing of ['approver_id', 'approved_at', 'text_hash', 'signature']) {
      const names = columns
        .split(', ')
        .filter((name) => name !== missing)
        .join(', ');
      await expect(
        bench.sql(
          `insert into reply (id, state, deliver_after, ${names}) select $1, 'approved', now(), ${names} from reply where id = $2`,
          [randomUUID(), approved.replyId],
        ),
      ).rejects.toThrow(/a_human_always_approves/);
    }
  });

  it('the ledger cannot be rewritten or cut unseen', async () => {
    const contactId = await bench.contact();
    const { approved } = await bench.answer(contactId);
    await waitFor(async () => (await bench.state(approved.replyId)) === 'sent');
    const verify = async () =>
      (await (await bench.rest('GET', '/api/approval/ledger/verify', { as: 'auditor' })).json()) as {
        holds: boolean;
        breaks: string[];
      };
    expect(await verify()).toMatchObject({ holds: true });
    await expect(bench.sql(`update ledger set body = body || '{"agentId":"x"}'`)).rejects.toThrow(/append-only/);
    await expect(bench.sql('delete from ledger')).rejects.toThrow(/append-only/);
    await expect(bench.sql('truncate ledger cascade')).rejects.toThrow(/append-only/);
    // the owner switches the trigger off: the chain tells
    const [last] = (await bench.sql('select seq, body from ledger order by seq desc limit 1')) as {
      seq: string;
      body: object;
    }[];
    await bench.sql('alter table ledger disable trigger all');
    await bench.sql(`update ledger set body = jsonb_set(body, '{agentId}', '"erik"') where seq = $1`, [last?.seq]);
    expect((await verify()).breaks.join()).toContain('its content was changed');
    await bench.sql('update ledger set body = $2 where seq = $1', [last?.seq, JSON.stringify(last?.body)]);
    expect(await verify()).toMatchObject({ holds: true });
    await bench.sql('alter table ledger enable trigger all');
  });

  it('a restored old backup sends nothing again until a person has accepted it', async () => {
    const old = await approvalBench({ UNDO_SECONDS: '60' });
    try {
      const contactId = await old.contact();
      const { approved } = await old.answer(contactId);
      // the "backup": everything as it stood after approval, before delivery
      await old.sql('create table kept_reply as table reply');
      await old.sql('create table kept_ledger as table ledger');
      await old.sql('update reply set deliver_after = now()');
      await waitFor(async () => (await old.state(approved.replyId)) === 'sent');
      expect(old.mail.captured).toHaveLength(1);
      await old.sql('alter table ledger disable trigger all');
      await old.sql(
        'delete from ledger_text; delete from ledger; insert into ledger select * from kept_ledger; delete from reply; insert into reply select * from kept_reply; update reply set deliver_after = now()',
      );
      await old.sql('alter table ledger enable trigger all');
      const { DeliveryService } = await import('../apps/approval/src/delivery.service.js');
      for (let round = 0; round < 5; round++) await old.app.get(DeliveryService, { strict: false }).round();
      expect(await old.state(approved.replyId)).toBe('approved');
      expect(old.mail.captured).toHaveLength(1);
      const accepted = await old.rest('POST', '/api/approval/restore', {
        as: 'operator',
        body: { why: 'återställd efter diskfel' },
      });
      expect(await accepted.json()).toEqual({ parked: 1 });
      expect(await old.state(approved.replyId)).toBe('parked');
      expect(old.mail.captured).toHaveLength(1);
    } finally {
      await old.close();
    }
  });

  it.each([
    ['refuses-recipient', 'failed', 0],
    ['refuses-text', 'failed', 0],
    ['busy-recipient', 'approved', 0],
    ['busy-after-text', 'approved', 0],
    ['hangs-up-after-text', 'parked', 0],
    ['keeps-and-hangs-up', 'parked', 1],
  ] as const)('a mail server that %s leaves the reply %s: better parked than twice', async (mood, expected, kept) => {
    bench.mail.mood = mood;
    const { approved } = await bench.answer(await bench.contact());
    await waitFor(
      async () =>
        (
          (await bench.sql(`select 1 from reply where id = $1 and attempts > 0 and state <> 'sending'`, [
            approved.replyId,
          ])) as unknown[]
        ).length === 1,
    );
    expect(await bench.state(approved.replyId)).toBe(expected);
    expect(bench.mail.captured).toHaveLength(kept);
    if (expected === 'approved') {
      bench.mail.mood = 'kind';
      await bench.sql('update reply set deliver_after = now() where id = $1', [approved.replyId]);
      await waitFor(async () => (await bench.state(approved.replyId)) === 'sent');
      expect(bench.mail.captured).toHaveLength(1);
    }
  });

  it('a chat line of the agent’s own goes on one key; one that repeats the machine does not', async () => {
    const contactId = await bench.contact({ channel: 'chat', address: '' });
    const { fingerprint, suggestion } = await bench.see(contactId);
    const say = (text: string, key: string) =>
      bench.rest('POST', `/api/approval/contacts/${contactId}/lines`, { as: maria, body: { fingerprint, text, key } });
    expect(await code(await say(`Så här: ${suggestion?.sentences[0]?.text}`, randomUUID()))).toBe('422 machine-text');
    const key = randomUUID();
    const [first, again] = [await say('Hej, jag tittar på det nu.', key), await say('Hej, jag tittar på det nu.', key)];
    const ids = [
      ((await first.json()) as { replyId: string }).replyId,
      ((await again.json()) as { replyId: string }).replyId,
    ];
    expect(ids[0]).toBe(ids[1]);
    await waitFor(async () => (await bench.state(ids[0] ?? '')) === 'sent');
    expect(
      ((await bench.sql('select 1 from citizen_line where contact_id = $1', [contactId])) as unknown[]).length,
    ).toBe(1);
  });

  it('the sentence is where it should be', () => {
    const first = readFileSync(join(import.meta.dirname, '../apps/approval/src/reply.ts'), 'utf8').split('\n')[0];
    expect(first).toBe('// A human always approves before anything reaches the citizen.');
  });
});
