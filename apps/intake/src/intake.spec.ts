import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AttachmentKeptSchema,
  BounceReceivedSchema,
  CitizenTypedSchema,
  ContactClaimedSchema,
  MessageReceivedSchema,
  OriginalReadSchema,
  ReplySentSchema,
} from '#lib/contracts';
import { ContactKeys, unseal } from '#lib/keys';
import { SECRETS } from '#lib/platform';
import { type TestService, testService, waitFor } from '#lib/testing';
import { EmailService } from './email.service.js';
import { IntakeModule } from './intake.module.js';

let service: TestService;
beforeAll(async () => {
  service = await testService([IntakeModule]);
});
afterAll(() => service.close());

let number = 0;
interface Letter {
  from?: string;
  id?: string;
  references?: string;
  subject?: string;
  body?: string;
  head?: string[];
  envelopeFrom?: string;
}
const letter = ({
  from = 'Anna Berg <anna@exempel.se>',
  id = `<m${++number}@exempel.se>`,
  references,
  subject = 'Pension',
  body = 'När kommer pensionen? Mitt nummer är 19420312-1234.',
  head = [],
}: Letter): Buffer =>
  Buffer.from(
    [
      `From: ${from}`,
      `Message-ID: ${id}`,
      ...(references ? [`In-Reply-To: ${references}`] : []),
      `Subject: ${subject}`,
      'Content-Type: text/plain; charset=utf-8',
      ...head,
      '',
      body,
    ].join('\r\n'),
  );
const take = (given: Letter) => service.app.get(EmailService).take(letter(given), { envelopeFrom: given.envelopeFrom });
const messages = async (contactId?: string) =>
  (await service.eventsOf('intake', MessageReceivedSchema))
    .map(({ event }) => event)
    .filter((event) => !contactId || event.contactId === contactId);
const message = async (contactId: string, seq = 1) => {
  const found = (await messages(contactId)).find(({ messageSeq }) => messageSeq === seq);
  if (!found) throw new Error(`no message ${seq} in ${contactId}`);
  return found;
};
const hold = async (contactId: string, agentId: string, claim = 1n) => {
  await service.publishAs('desk', ContactClaimedSchema, {
    contactId,
    agentId,
    claim,
    until: timestampFromDate(new Date(Date.now() + 60_000)),
  });
  await waitFor(
    async () =>
      (
        (await (
          await service.busOf('intake')
        ).database.query('select 1 from contact where id = $1 and holder_id = $2', [contactId, agentId])) as unknown[]
      ).length > 0,
  );
};

/** Tells that a reply has left, and waits until intake knows its Message-ID. */
const sent = async (contactId: string, replyId: string) => {
  await service.publishAs('approval', ReplySentSchema, {
    contactId,
    replyId,
    channel: 'email',
    messageId: `<${replyId}@sufflor.example>`,
    text: 'Svar',
  });
  const { database } = await service.busOf('intake');
  await waitFor(
    async () =>
      ((await database.query('select 1 from mail_thread where reply_id = $1', [replyId])) as unknown[]).length > 0,
  );
};

describe('a mail', () => {
  it('becomes one masked message with a sealed address, and its original is read by the holder alone', async () => {
    const { contactId, reference } = await take({ id: '<first@exempel.se>' });
    const event = await message(contactId);
    expect(event).toMatchObject({
      channel: 'email',
      author: 'citizen',
      subject: 'Pension',
      text: 'När kommer pensionen? Mitt nummer är ⟨personnummer 1⟩.',
      assurance: 'none',
      right: 'unknown',
      deliveryChannel: 'email',
      threadRef: '<first@exempel.se>',
      setAside: '',
      reference,
      act: '',
    });
    expect(event.citizenRef).toMatch(/^[0-9a-f]{64}$/);
    const { seal } = service.app.get(SECRETS);
    expect(unseal(seal.privateKey, event.sealedAddress, contactId)).toBe('anna@exempel.se');

    const read = (as: string) =>
      service.rest('GET', `/api/intake/contacts/${contactId}/clear?why=svarar`, { as: { sub: as, roles: ['agent'] } });
    expect((await read('kim')).status).toBe(403);
    await hold(contactId, 'kim');
    expect((await read('lo')).status).toBe(403);
    expect(await (await read('kim')).json()).toMatchObject({
      messages: [{ seq: 1, text: 'När kommer pensionen? Mitt nummer är 19420312-1234.' }],
      placeholders: { '⟨personnummer 1⟩': '19420312-1234' },
      from: 'Anna Berg <anna@exempel.se>',
      firstName: 'Anna',
    });
    const raw = await service.rest('GET', `/api/intake/contacts/${contactId}/messages/1/raw?why=granskar`, {
      as: { sub: 'kim', roles: ['agent'] },
    });
    expect(await raw.text()).toBe(letter({ id: '<first@exempel.se>' }).toString());
    expect((await service.eventsOf('intake', OriginalReadSchema)).map(({ event: { readerId } }) => readerId)).toEqual([
      'kim',
      'kim',
    ]);
  });

  it('twice is once, also when it comes twice at the same time', async () => {
    const same = { id: '<twice@exempel.se>', body: 'Samma brev.' };
    const kept = await Promise.all([take(same), take(same), take(same)]);
    const again = await take({ ...same, head: ['Received: from a by b; Thu, 5 Nov 2026 10:00:00 +0000'] });
    expect(new Set([...kept, again].map(({ contactId }) => contactId)).size).toBe(1);
    expect(await messages(kept[0]?.contactId)).toHaveLength(1);
    expect(again.known).toBe(true);
  });

  it('continues its thread when its sender writes it', async () => {
    const first = await take({
      id: '<thread@exempel.se>',
      from: 'Bo Ek <bo@exempel.se>',
      body: 'Jag heter Bo Ek. Mejla bo@exempel.se.',
    });
    const next = await take({
      references: '<thread@exempel.se>',
      from: 'Bo Ek <BO@exempel.se>',
      body: 'Bo Ek igen, på bo@exempel.se och 070-123 45 67.',
    });
    expect(next).toMatchObject({ contactId: first.contactId, seq: 2 });
    expect((await message(first.contactId, 2)).text).toBe('⟨person 1⟩ igen, på ⟨e-post 1⟩ och ⟨telefon 1⟩.');
  });

  it.each([
    ['somebody else with its Message-ID', { from: 'Nils <nils@angripare.se>' }],
    ['its sender by another envelope', { from: 'Eva Lind <eva@exempel.se>', envelopeFrom: 'nils@angripare.se' }],
    [
      'its sender with answers to another',
      { from: 'Eva Lind <eva@exempel.se>', head: ['Reply-To: nils@angripare.se'] },
    ],
    ['two senders', { from: 'Eva Lind <eva@exempel.se>, Nils <nils@angripare.se>' }],
  ])('%s is a new contact with assurance none and no history', async (what, given) => {
    const id = `<own-${what.length}@exempel.se>`;
    const own = await take({ id, from: 'Eva Lind <eva@exempel.se>', body: what });
    const stray = await take({ ...given, references: id });
    if (what.startsWith('its sender with answers')) {
      // Its thread is its sender's, and the answer still goes where that contact's answers go.
      expect(stray.contactId).toBe(own.contactId);
      expect((await message(own.contactId, 2)).assurance).toBe('none');
      return;
    }
    expect(stray.contactId).not.toBe(own.contactId);
    expect(await message(stray.contactId)).toMatchObject({ assurance: 'none', citizenRef: '' });
  });

  it('keeps files with their type by content, named and masked', async () => {
    const body =
      '--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSe bilaga.\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="Beslut 19420312-1234.pdf"\r\n\r\nMZ\0\0 inte en pdf\r\n--b--';
    const { contactId } = await take({ head: ['MIME-Version: 1.0'], body: '', subject: 'x' }).then(() =>
      service.app
        .get(EmailService)
        .take(
          Buffer.from(
            `From: anna@exempel.se\r\nMessage-ID: <file@exempel.se>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${body}`,
          ),
        ),
    );
    const [file] = (await service.eventsOf('intake', AttachmentKeptSchema))
      .map(({ event }) => event)
      .filter((event) => event.contactId === contactId);
    expect(file).toMatchObject({
      name: 'Beslut ⟨personnummer 1⟩.pdf',
      mediaType: 'application/vnd.microsoft.portable-executable',
      messageSeq: 1,
    });
    await hold(contactId, 'kim');
    const got = await service.rest(
      'GET',
      `/api/intake/contacts/${contactId}/attachments/${file?.attachmentId}?why=laser`,
      { as: { sub: 'kim', roles: ['agent'] } },
    );
    expect([
      got.headers.get('content-type'),
      got.headers.get('x-content-type-options'),
      got.headers.get('content-disposition'),
    ]).toEqual(['application/octet-stream', 'nosniff', "attachment; filename*=UTF-8''Beslut%2019420312-1234.pdf"]);
    expect((await got.arrayBuffer()).byteLength).toBe(Number(file?.size));
  });

  it('a bounce returns to the contact of the reply it is about, also when it comes before the news of the reply', async () => {
    const { contactId } = await take({ from: 'Siv <siv@exempel.se>' });
    const bounce = (id: string) =>
      `Kunde inte levereras.\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 No such user siv@exempel.se\r\nMessage-ID: ${id}`;
    await sent(contactId, 'r1');
    const back = await take({
      from: 'MAILER-DAEMON@mx.exempel.se',
      subject: 'Undelivered',
      body: bounce('<r1@sufflor.example>'),
      envelopeFrom: '',
    });
    expect(back.contactId).toBe(contactId);
    expect(await message(contactId, 2)).toMatchObject({ setAside: 'bounce', author: 'third' });

    const early = await take({
      from: 'MAILER-DAEMON@mx.exempel.se',
      body: bounce('<r2@sufflor.example>'),
      envelopeFrom: '',
    });
    expect(early.contactId).not.toBe(contactId);
    await service.publishAs('approval', ReplySentSchema, {
      contactId,
      replyId: 'r2',
      channel: 'email',
      messageId: '<r2@sufflor.example>',
      text: 'Svar',
    });
    const bounces = await waitFor(async () => {
      const all = (await service.eventsOf('intake', BounceReceivedSchema)).map(({ event }) => event);
      return all.length === 2 ? all : undefined;
    });
    expect(bounces.map(({ contactId: of, replyId }) => [of, replyId])).toEqual([
      [contactId, 'r1'],
      [contactId, 'r2'],
    ]);
    expect(bounces[0]?.reason).toContain('550 No such user');
  });

  it('an answer to our reply continues the contact', async () => {
    const { contactId } = await take({ from: 'Ulf <ulf@exempel.se>' });
    await sent(contactId, 'r9');
    const answer = await take({ from: 'Ulf <ulf@exempel.se>', references: '<r9@sufflor.example>', body: 'Tack!' });
    expect(answer).toMatchObject({ contactId, seq: 2 });
  });

  it.each([
    ['auto-reply', { head: ['Auto-Submitted: auto-replied'] }],
    ['loop', { from: 'kundservice@sufflor.example' }],
    ['spam', { head: ['X-Spam-Flag: YES'] }],
  ])('%s is kept, visible and set aside', async (setAside, given) => {
    const { contactId } = await take(given);
    expect((await message(contactId)).setAside).toBe(setAside);
  });

  it('too many from one sender in an hour are set aside as a loop', async () => {
    for (let count = 0; count < 41; count++) await take({ from: 'robot@exempel.se', body: `Nummer ${count}` });
    const last = await take({ from: 'robot@exempel.se', body: 'Nummer 41' });
    expect((await message(last.contactId)).setAside).toBe('loop');
  });

  it('what is no mail at all is kept as it came', async () => {
    const bytes = Buffer.from([0x80, 0x00, 0xff, 0x0a, 0x41]);
    const { contactId } = await service.app.get(EmailService).take(bytes);
    expect((await message(contactId)).setAside).toBe('malformed');
    expect(
      (await service.eventsOf('intake', AttachmentKeptSchema)).find(({ event }) => event.contactId === contactId)
        ?.event,
    ).toMatchObject({ size: 5n, mediaType: 'application/octet-stream' });
  });

  it('after disposal nothing continues the contact, and its text is gone', async () => {
    const first = await take({ from: 'Tor <tor@exempel.se>', id: '<tor@exempel.se>' });
    await service.app.get(ContactKeys).destroy(first.contactId, 'test');
    const next = await take({ from: 'Tor <tor@exempel.se>', references: '<tor@exempel.se>', body: 'Igen' });
    expect(next.contactId).not.toBe(first.contactId);
    expect((await message(first.contactId)).text).toBe('');
    await hold(first.contactId, 'kim');
    expect(
      (
        await service.rest('GET', `/api/intake/contacts/${first.contactId}/clear?why=svarar`, {
          as: { sub: 'kim', roles: ['agent'] },
        })
      ).status,
    ).toBe(410);
  });

  it('leaves no personal data in clear in any table', async () => {
    const { database } = await service.busOf('intake');
    const tables = (await database.query(
      `select table_name from information_schema.tables where table_schema = 'intake'`,
    )) as { table_name: string }[];
    for (const { table_name: table } of tables) {
      const found = (await database.query(
        `select t::text as row from ${table} t where t::text ~* 'anna@exempel|19420312|Anna Berg' or encode(t::text::bytea, 'escape') ~* 'anna@exempel'`,
      )) as unknown[];
      expect([table, found]).toEqual([table, []]);
    }
    const bytes = (await database.query(
      `select value from bus_log union all select original from message union all select raw from message where raw is not null`,
    )) as { value: Buffer }[];
    expect(bytes.some(({ value }) => /anna@exempel|19420312/i.test(value.toString('latin1')))).toBe(false);
  });
});

describe('a chat', () => {
  const post = (path: string, body: unknown, token?: string) =>
    service.rest('POST', `/api/intake/chats${path}`, {
      body,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
  const begin = async (more: object = {}) =>
    (await (await post('', { language: 'sv', ...more })).json()) as {
      contactId: string;
      token: string;
      reference: string;
    };

  it('keeps lines once, in order, and finds them again after a reload', async () => {
    const { contactId, token, reference } = await begin({ name: 'Anna Berg' });
    const say = async (key: string, text: string) =>
      (await (await post('/messages', { key, text }, token)).json()) as { seq: number };
    expect(await say('line-0001', 'Hej, Anna Berg här')).toMatchObject({ seq: 1 });
    expect((await Promise.all([say('line-0002', 'Två'), say('line-0002', 'Två')])).map(({ seq }) => seq)).toEqual([
      2, 2,
    ]);
    const history = await service.rest('GET', '/api/intake/chats/messages?after=1', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await history.json()).toEqual({
      lines: [{ seq: 2, key: 'line-0002', text: 'Två', at: expect.any(String) }],
    });
    expect(await message(contactId)).toMatchObject({
      channel: 'chat',
      text: 'Hej, ⟨person 1⟩ här',
      deliveryChannel: 'chat',
      language: 'sv',
      reference,
      citizenRef: '',
    });
  });

  it('begun twice with one key is one chat', async () => {
    const key = 'a-random-key-of-the-page';
    const [one, two] = await Promise.all([begin({ key }), begin({ key })]);
    expect(two).toEqual(one);
  });

  it('tells that the citizen types, but not too often', async () => {
    const { contactId, token } = await begin();
    for (let time = 0; time < 5; time++) expect((await post('/typing', {}, token)).status).toBe(204);
    expect(
      (await service.eventsOf('intake', CitizenTypedSchema)).filter(({ event }) => event.contactId === contactId),
    ).toHaveLength(1);
  });

  it('becomes an answer by e-mail when the citizen leaves an address, and that mail comes back to the chat', async () => {
    const { contactId, token } = await begin();
    expect((await post('/email', { email: 'vera@exempel.se' }, token)).status).toBe(409);
    await post('/messages', { key: 'line-0001', text: 'Hinner ni svara?' }, token);
    expect((await post('/email', { email: 'vera' }, token)).status).toBe(400);
    for (let time = 0; time < 2; time++)
      expect(await (await post('/email', { email: 'vera@exempel.se' }, token)).json()).toMatchObject({ seq: 2 });
    const event = await message(contactId, 2);
    expect(event).toMatchObject({
      deliveryChannel: 'email',
      text: 'Jag kan inte vänta. Svara med e-post till ⟨e-post 1⟩.',
    });
    expect(unseal(service.app.get(SECRETS).seal.privateKey, event.sealedAddress, contactId)).toBe('vera@exempel.se');
  });

  it('takes no more when it has been disposed of', async () => {
    const { contactId, token } = await begin();
    await service.app.get(ContactKeys).destroy(contactId, 'test');
    expect((await post('/messages', { key: 'line-0001', text: 'Hej' }, token)).status).toBe(410);
  });

  it.each([
    ['no token', undefined, 401],
    ['a made-up token', 'abc.def-not-a-real-token', 401],
  ])('refuses %s', async (_, token, status) =>
    expect((await post('/messages', { key: 'line-0001', text: 'x' }, token)).status).toBe(status),
  );

  it('refuses what is empty or too long, in words', async () => {
    const { token } = await begin();
    expect(
      ((await (await post('/messages', { key: 'line-0001', text: '  ' }, token)).json()) as { message: string })
        .message,
    ).toContain('Skriv något först.');
    expect((await post('/messages', { key: 'line-0001', text: 'å'.repeat(4_001) }, token)).status).toBe(400);
    expect((await post('/messages', { key: 'x', text: 'Hej' }, token)).status).toBe(400);
  });
});

describe('a form', () => {
  const values = {
    name: 'Anna Berg',
    email: 'anna@exempel.se',
    about: 'self',
    subject: 'Utbetalning',
    question: 'När kommer pensionen? Hälsar Anna Berg',
  };
  const post = (form: string, body: object) =>
    service.rest('POST', `/api/intake/forms/${form}`, { body: { key: 'form-key-1', openMs: 30_000, ...body } });

  it('is a contact with a reference, once', async () => {
    const [one, two] = await Promise.all([post('fraga', { values }), post('fraga', { values })]);
    const kept = (await one.json()) as { contactId: string; reference: string };
    expect(await two.json()).toEqual(kept);
    expect(await message(kept.contactId)).toMatchObject({
      channel: 'form',
      formId: 'fraga',
      subject: 'Utbetalning',
      right: 'self',
      assurance: 'claimed',
      deliveryChannel: 'form',
      act: '',
      text: 'När kommer pensionen? Hälsar ⟨person 1⟩\n\nVem gäller frågan? Mig själv',
      reference: kept.reference,
    });
  });

  it('masks what its fields say is personal, and carries its act', async () => {
    const body = {
      key: 'form-key-2',
      values: {
        reportFor: 'guardian',
        name: 'Bo Ek',
        customerName: 'Karin Holm',
        personalNumber: '19420312-1234',
        email: 'bo@exempel.se',
        changes: ['rent'],
        newRent: 6500,
        rentFrom: '2026-11-01',
        confirm: true,
      },
    };
    const { contactId } = (await (await post('anmal-andring', body)).json()) as { contactId: string };
    const event = await message(contactId);
    expect(event).toMatchObject({
      act: 'change-report',
      right: 'guardian',
      about: expect.stringMatching(/^⟨person \d⟩$/),
    });
    expect(event.text).not.toMatch(/Karin|Holm|19420312/);
  });

  it('refuses with a word for each field', async () => {
    const answer = await post('fraga', { values: { ...values, email: 'anna' } });
    expect([answer.status, await answer.json()]).toEqual([
      422,
      {
        code: 'form-wrong',
        message: 'Några svar behöver rättas.',
        details: [{ path: 'email', message: 'Skriv hela e-postadressen, till exempel namn@exempel.se.' }],
      },
    ]);
  });

  it.each([
    ['a robot that fills everything', { values, website: 'http://spam.example' }, 400],
    ['a robot that is too quick', { values, openMs: 5 }, 429],
    ['too much', { values: { ...values, extra: 'x'.repeat(70_000) } }, 413],
    ['no values', {}, 400],
  ])('refuses %s', async (_, body, status) => expect((await post('fraga', body)).status).toBe(status));

  it('refuses an unknown form, and lists those there are', async () => {
    expect((await post('finns-inte', { values })).status).toBe(404);
    expect(await (await service.rest('GET', '/api/intake/forms?language=en')).json()).toMatchObject({
      forms: [{ id: 'anmal-andring' }, { id: 'fraga' }, { id: 'synpunkt' }],
    });
  });
});
