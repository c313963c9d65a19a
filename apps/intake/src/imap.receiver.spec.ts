import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { AttachmentKeptSchema, MessageReceivedSchema } from '#lib/contracts';
import { type TestService, testService, waitFor } from '#lib/testing';
import { type Greenmail, greenmailMissing, startGreenmail } from '../../../infra/greenmail/greenmail.js';
import { imapPace } from './imap.receiver.js';
import { imapAddress } from './imap-address.js';
import { IntakeModule } from './intake.module.js';

const missing = greenmailMissing();
if (missing) console.warn(`SKIPPED: mail from a real IMAP server (GreenMail): ${missing}.`);

const account = 'kundservice@sufflor.example';

(missing ? describe.skip : describe)('mail fetched from a server nobody here wrote (GreenMail)', () => {
  let server: Greenmail;
  let service: TestService;
  const transport = () => createTransport({ host: '127.0.0.1', port: server.smtpPort, ignoreTLS: true });
  const write = (subject: string, more: object = {}) =>
    transport().sendMail({
      from: 'Anna Berg <anna@exempel.se>',
      to: account,
      subject,
      text: 'När kommer pensionen?',
      ...more,
    });
  const kept = async (subject: string) =>
    (await service.eventsOf('intake', MessageReceivedSchema))
      .map(({ event }) => event)
      .filter((event) => event.subject === subject);
  const arrived = (subject: string) => waitFor(async () => (await kept(subject))[0], { within: 15_000, what: subject });
  const inMailbox = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: server.imapPort,
      secure: false,
      auth: { user: account, pass: 'x' },
      logger: false,
      doSTARTTLS: false,
    });
    await client.connect();
    await client.mailboxOpen('INBOX');
    return work(client).finally(() => client.logout());
  };
  const flags = (subject: string) =>
    inMailbox(async (client) => {
      for await (const mail of client.fetch('1:*', { flags: true, envelope: true }))
        if (mail.envelope?.subject === subject) return [...(mail.flags ?? [])];
      return undefined;
    });

  beforeAll(async () => {
    imapPace.poll = 6_000;
    imapPace.firstPause = 200;
    server = await startGreenmail();
    await write('läst innan vi kom');
    await inMailbox((client) => client.messageFlagsAdd('1:*', ['\\Seen']));
    await write('väntade på oss');
    service = await testService([IntakeModule], {
      env: { IMAP_URL: `imap://${encodeURIComponent(account)}:hemligt@127.0.0.1:${server.imapPort}/INBOX` },
    });
  }, 60_000);
  afterAll(async () => {
    await service?.close();
    await server?.stop();
  });

  it('takes what waited unread, and leaves what was read before', async () => {
    await arrived('väntade på oss');
    expect(await kept('läst innan vi kom')).toEqual([]);
  });

  it('takes new mail soon, whole, and marks it seen when it is kept', async () => {
    await write('med bilaga', { attachments: [{ filename: 'beslut.pdf', content: Buffer.from('%PDF-1.7 hej') }] });
    const event = await waitFor(async () => (await kept('med bilaga'))[0], {
      within: 3_000,
      what: 'IDLE, sooner than the next poll',
    });
    expect(event).toMatchObject({ channel: 'email', text: 'När kommer pensionen?' });
    const file = (await service.eventsOf('intake', AttachmentKeptSchema)).find(
      ({ event: { contactId } }) => contactId === event.contactId,
    );
    expect(file?.event).toMatchObject({ name: 'beslut.pdf', mediaType: 'application/pdf', size: 12n });
    await waitFor(async () => (await flags('med bilaga'))?.includes('\\Seen'));
  });

  it('keeps a mail that somebody marked unread again once', async () => {
    await write('en gång');
    await arrived('en gång');
    await waitFor(async () => (await flags('en gång'))?.includes('\\Seen'));
    await inMailbox((client) => client.messageFlagsRemove('1:*', ['\\Seen']));
    await waitFor(async () => (await flags('en gång'))?.includes('\\Seen'), { within: 15_000 });
    expect(await kept('en gång')).toHaveLength(1);
  });

  it('threads an answer, and does not thread a stranger', async () => {
    const { messageId } = await write('tråd');
    const { contactId } = await arrived('tråd');
    await write('SV: tråd', { inReplyTo: messageId, text: 'En fråga till.' });
    expect((await arrived('SV: tråd')).contactId).toBe(contactId);
    await write('kapad tråd', { from: 'nils@angripare.se', inReplyTo: messageId });
    expect(await arrived('kapad tråd')).toMatchObject({ assurance: 'none', citizenRef: '' });
    expect((await kept('kapad tråd'))[0]?.contactId).not.toBe(contactId);
  });

  it('leaves an oversize mail in the mailbox, and says so', async () => {
    await write('stort', { attachments: [{ filename: 'film.bin', content: Buffer.alloc(20 * 1024 * 1024) }] });
    const event = await arrived('För stort brev');
    expect(event).toMatchObject({
      setAside: 'oversize',
      text: 'Ett brev från ⟨e-post 1⟩ på 27 MB togs inte emot. Gränsen är 25 MB. Det ligger kvar i brevlådan.',
    });
    expect(await kept('stort')).toEqual([]);
  }, 60_000);

  it('connects again when the server has been away, and reads a mailbox whose numbers began anew', async () => {
    await server.stop();
    server = await startGreenmail(server);
    await write('efter avbrottet');
    await arrived('efter avbrottet');
  }, 60_000);
});

describe('where the mailbox is', () => {
  it('is read from the address', () =>
    expect(imapAddress('imaps://kund%40exempel.se:p%2F%3A1@post.exempel.se/Kundservice%20in')).toEqual({
      host: 'post.exempel.se',
      port: 993,
      secure: true,
      auth: { user: 'kund@exempel.se', pass: 'p/:1' },
      mailbox: 'Kundservice in',
    }));
  it('says what is missing, never the password', () =>
    expect(() => imapAddress('imap://:hemligt@post.exempel.se')).toThrow(
      /^IMAP_URL needs user and host: imaps:\/\/user:password@host\/INBOX$/,
    ));
});
