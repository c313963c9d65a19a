import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { MessageReceivedSchema } from '#lib/contracts';
import { type TestService, testService } from '#lib/testing';
import { EmailService } from './email.service.js';
import { IntakeModule } from './intake.module.js';
import { SmtpReceiver } from './smtp.receiver.js';

let service: TestService;
beforeAll(async () => {
  service = await testService([IntakeModule]);
});
afterAll(() => service.close());

const port = () => service.app.get(SmtpReceiver).port;
const write = (more: object = {}) =>
  createTransport({ host: '127.0.0.1', port: port(), ignoreTLS: true }).sendMail({
    from: 'Anna <anna@exempel.se>',
    to: 'kundservice@sufflor.example',
    subject: 'Hej',
    text: 'När?',
    ...more,
  });
const events = async () => (await service.eventsOf('intake', MessageReceivedSchema)).map(({ event }) => event);
/** Speaks SMTP line by line; answers every reply code. */
const speak = (lines: (string | Buffer)[]): Promise<string[]> =>
  new Promise((done, fail) => {
    const replies: string[] = [];
    const socket = connect(port(), '127.0.0.1');
    socket
      .setEncoding('utf8')
      .on('error', fail)
      .on('close', () => done(replies));
    let buffer = '';
    socket.on('data', (chunk: string) => {
      buffer += chunk;
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (line[3] === '-') continue;
        replies.push(line);
        const next = [...lines, 'QUIT'][replies.length - 1];
        if (next !== undefined) socket.write(typeof next === 'string' ? `${next}\r\n` : next);
      }
    });
  });

describe('the SMTP door', () => {
  it('answers 250 with the reference of what it kept', async () => {
    const { response } = await write();
    const [event] = await events();
    expect(response).toBe(`250 Kept as ${event?.reference}`);
  });

  it('answers 451 when the mail could not be kept, and keeps it when it comes again', async () => {
    const take = jest
      .spyOn(service.app.get(EmailService), 'take')
      .mockRejectedValueOnce(new Error('the database is away'));
    const mail = { messageId: '<again@exempel.se>', subject: 'Igen' };
    await expect(write(mail)).rejects.toMatchObject({ responseCode: 451 });
    take.mockRestore();
    expect((await write(mail)).response).toMatch(/^250/);
    expect((await events()).filter(({ subject }) => subject === 'Igen')).toHaveLength(1);
  });

  it('refuses a told size over 25 MB with 552, and shows that it did', async () => {
    const replies = await speak(['EHLO test', `MAIL FROM:<stor@exempel.se> SIZE=${31 * 1024 * 1024}`]);
    expect(replies.at(2)).toMatch(/^552 .*25 MB/);
    expect((await events()).find(({ setAside }) => setAside === 'oversize')).toMatchObject({
      author: 'third',
      text: 'Ett brev från ⟨e-post 1⟩ på 31 MB togs inte emot. Gränsen är 25 MB. Avsändarens e-postserver har fått veta det.',
    });
  });

  it('refuses 100 MB that told no size with 552, and shows that it did', async () => {
    const line = `${'x'.repeat(998)}\r\n`;
    const replies = await speak([
      'EHLO test',
      'MAIL FROM:<storst@exempel.se>',
      'RCPT TO:<kundservice@sufflor.example>',
      'DATA',
      Buffer.from(`Subject: x\r\n\r\n${line.repeat(100_000)}.\r\n`),
    ]);
    expect(replies.at(5)).toMatch(/^552 .*25 MB/);
    expect((await events()).filter(({ setAside }) => setAside === 'oversize')).toHaveLength(2);
  }, 60_000);

  it.each([
    ['nothing at all', ''],
    ['bytes of no kind', '\x01\xfe\xff\r\nabc'],
    ['a header without end', `${'a'.repeat(200_000)}`],
    [
      'a thousand parts in each other',
      Array.from(
        { length: 1_000 },
        (_, part) => `--b${part}\r\nContent-Type: multipart/mixed; boundary=b${part + 1}\r\n\r\n`,
      ).join(''),
    ],
  ])('keeps %s, set aside or not, and loses nothing', async (_, body) => {
    const before = (await events()).length;
    const replies = await speak([
      'EHLO test',
      'MAIL FROM:<odd@exempel.se>',
      'RCPT TO:<kundservice@sufflor.example>',
      'DATA',
      Buffer.from(`${body}\r\n.\r\n`, 'latin1'),
    ]);
    expect(replies.at(5)).toMatch(/^250 Kept as/);
    expect(await events()).toHaveLength(before + 1);
  });

  it('knows a machine by its empty envelope sender', async () => {
    const { response } = await write({
      envelope: { from: '', to: 'kundservice@sufflor.example' },
      subject: 'Tom avsändare',
    });
    expect(response).toMatch(/^250/);
    expect((await events()).find(({ subject }) => subject === 'Tom avsändare')?.setAside).toBe('auto-reply');
  });

  it('stands fifty senders at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, sender) =>
        write({ from: `a${sender}@exempel.se`, subject: 'Många' }).then(
          () => 'kept',
          (error: { responseCode?: number }) => error.responseCode,
        ),
      ),
    );
    expect(all.every((outcome) => outcome === 'kept' || outcome === 421)).toBe(true);
    expect((await events()).filter(({ subject }) => subject === 'Många')).toHaveLength(
      all.filter((outcome) => outcome === 'kept').length,
    );
  });
});
