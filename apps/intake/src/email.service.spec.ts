import { timestampDate } from '@bufbuild/protobuf/wkt';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MessageReceivedSchema } from '#lib/contracts';
import { ContactKeys } from '#lib/keys';
import { type TestService, testService } from '#lib/testing';
import { EmailService } from './email.service.js';
import { IntakeModule } from './intake.module.js';

const edge = 'mx.myndighet.example';
let service: TestService;
beforeAll(async () => {
  service = await testService([IntakeModule], { env: { MAIL_TRUSTED_AUTHSERV: edge, SUFFLOR_PROFILE: 'own' } });
});
afterAll(() => service.close());

let number = 0;
const passed = `Authentication-Results: ${edge}; dmarc=pass header.from=exempel.se`;
const failed = `Authentication-Results: ${edge}; dmarc=fail header.from=exempel.se`;
const take = async (head: string[], references = '', id = `<t${++number}@exempel.se>`) => {
  const bytes = Buffer.from(
    [
      ...head,
      'From: Anna Berg <anna@exempel.se>',
      `Message-ID: ${id}`,
      references && `References: ${references}`,
      'Subject: Pension',
    ]
      .filter(Boolean)
      .join('\r\n') + `\r\n\r\nBrev ${number}`,
  );
  const kept = await service.app.get(EmailService).take(bytes);
  const seen = (await service.eventsOf('intake', MessageReceivedSchema)).map(({ event }) => event);
  const event = seen.find(({ contactId, messageSeq }) => contactId === kept.contactId && messageSeq === kept.seq);
  if (!event) throw new Error('the mail was not told of');
  return event;
};

describe('with an edge that says who the sender is', () => {
  it('an authenticated sender is claimed, and goes on', async () => {
    const first = await take([passed], '', '<known@exempel.se>');
    expect([first.assurance, first.citizenRef !== '']).toEqual(['claimed', true]);
    expect(await take([passed], '<known@exempel.se>')).toMatchObject({
      contactId: first.contactId,
      messageSeq: 2,
      assurance: 'claimed',
    });
  });

  it.each([
    ['a sender the edge refutes', [failed]],
    ['a sender the edge says nothing of', []],
    ['a sender who wrote the result herself, below the edge’s', [failed, passed]],
    ['a result of another host', ['Authentication-Results: mx.angripare.example; dmarc=pass']],
  ])('%s is a new contact, none, without history', async (what, head) => {
    const id = `<own-${what.length}@exempel.se>`;
    const own = await take([passed], '', id);
    const stray = await take(head, id);
    expect(stray.contactId).not.toBe(own.contactId);
    expect(stray).toMatchObject({ assurance: 'none', citizenRef: '', messageSeq: 1 });
    // Nor can the genuine sender be drawn into what was forged.
    expect((await take([passed], stray.threadRef)).contactId).not.toBe(stray.contactId);
  });

  it('it arrived when the edge took it', async () => {
    const event = await take([
      `Received: from inner by imap.${edge}; Thu, 5 Nov 2026 10:05:00 +0100`,
      `Received: from out.exempel.se by ${edge}; Thu, 5 Nov 2026 10:00:00 +0100`,
      'Received: from x by y.exempel.se; Thu, 5 Nov 2020 10:00:00 +0100',
      passed,
    ]);
    expect(event.arrivedAt && timestampDate(event.arrivedAt).toISOString()).toBe('2026-11-05T09:00:00.000Z');
  });
});

describe('outside the demo', () => {
  const begin = () => service.rest('POST', '/api/intake/chats', { body: { language: 'sv' } });

  it('one address that comes too often is told to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, begin));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(30);
    const refused = answers.find(({ status }) => status === 429);
    expect(await refused?.json()).toMatchObject({ code: 'too-many' });
  });

  it('the same post is the same contact, also after its text was disposed of', async () => {
    const values = { kind: 'praise', area: 'other', text: 'Bra bemötande i telefon.', wantsReply: 'no' };
    const post = async () =>
      (await (
        await service.rest('POST', '/api/intake/forms/synpunkt', { body: { key: 'disposal-1', values } })
      ).json()) as { contactId: string };
    const first = await post();
    await service.app.get(ContactKeys).destroy(first.contactId, 'test');
    expect(await post()).toEqual(first);
  });
});
