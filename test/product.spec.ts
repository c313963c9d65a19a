import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import type {
  Approved,
  ChatStarted,
  CitizenLine,
  ClearContact,
  Conversation,
  Queue,
  QueueRow,
  RenderedReply,
  Shown,
} from '#lib/contracts';
import { freePort } from '#lib/database';
import { loadSecrets } from '#lib/keys';
import { Settings } from '#lib/platform';
import { freshDatabase, waitFor } from '#lib/testing';
import { type Running, start } from '../apps/standalone/src/start.js';
import { leaks } from './product/leaks.js';
import { Visitor } from './product/visitor.js';

// Planted citizens: none of this may stand in clear outside the sealed places.
const planted = {
  name: 'Hjördis Kvarnemyr',
  pnr: '19410312-9811',
  email: 'hjordis.kvarnemyr@medborgare.example',
  phone: '070-174 06 31',
};
const secretWords = [planted.name, 'Kvarnemyr', '410312-9811', planted.email, planted.phone, 'hjordis.kvarnemyr'];

interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  raw: string;
}

describe('the whole product', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let settings: Settings;
  let running: Running;
  let maria: Visitor;
  let citizen: Visitor;
  const folder = mkdtempSync(join(tmpdir(), 'sufflor-product-'));
  const said: string[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    const PORT = String(await freePort());
    settings = Settings.from({
      PORT,
      SMTP_PORT: '0',
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      UNDO_SECONDS: '1',
      UNDO_SECONDS_CHAT: '0',
    });
    running = await start(settings, (line) => said.push(line), false);
    maria = await new Visitor(running.url).signIn('maria');
    citizen = new Visitor(running.url);
  }, 120_000);

  afterAll(async () => {
    await running?.stop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const known = new Set<string>();
  /** The next new contact in the queue, triaged and with a suggestion. */
  const next = async (channel: string): Promise<QueueRow> => {
    const row = await waitFor(
      async () =>
        (await maria.get<Queue>('/api/desk/queue')).rows.find(
          (found) => found.channel === channel && found.reply === 'suggested' && !known.has(found.contactId),
        ),
      { within: 15_000, what: `a ${channel} contact with a suggestion` },
    );
    known.add(row.contactId);
    return row;
  };

  /** Takes it, reads it in clear, keeps the suggestion but for a word, looks at it and approves. */
  async function answer(
    contactId: string,
  ): Promise<{ shown: Shown; clear: ClearContact; rendered: RenderedReply; approved: Approved }> {
    await maria.post(`/api/desk/contacts/${contactId}/claim`);
    const clear = await waitFor(() =>
      maria.get<ClearContact>(`/api/intake/contacts/${contactId}/clear?why=svarar`).catch(() => undefined),
    );
    const shown = await maria.get<Shown>(`/api/approval/contacts/${contactId}?why=svarar`);
    const fill = (text: string) =>
      Object.entries({
        ...clear.placeholders,
        '⟨förnamn⟩': clear.firstName || 'du',
        '⟨handläggarens namn⟩': 'Maria Lindqvist',
      }).reduce((filled, [token, value]) => filled.replaceAll(token, value), text);
    const sentences = (shown.suggestion?.sentences ?? []).map(({ text }, from) => ({
      text: fill(text),
      fate: from === 0 ? 'changed' : 'kept',
      from,
      newParagraph: from > 0,
    }));
    const rendered = await maria.post<RenderedReply>(`/api/approval/contacts/${contactId}/drafts`, {
      fingerprint: shown.fingerprint,
      suggestionId: shown.suggestion?.suggestionId,
      subject: '',
      deliveryChannel: shown.deliveryChannels[0],
      scope: 'general',
      sentences: sentences.length > 0 ? sentences : [{ text: 'Hej! Vi återkommer.', fate: 'own', from: -1 }],
    });
    const approved = await maria.post<Approved>(`/api/approval/contacts/${contactId}/replies`, {
      renderedId: rendered.renderedId,
      hash: rendered.hash,
      fingerprint: rendered.fingerprint,
    });
    return { shown, clear, rendered, approved };
  }

  const mailTo = (address: string) =>
    waitFor(
      async () => {
        const found = (await citizen.get<Mail[]>('/api/mailbox')).find(({ to }) => to === address);
        return found && citizen.get<Mail>(`/api/mailbox/${found.id}`);
      },
      { within: 15_000, what: `a mail to ${address}` },
    );

  let emailContact = '';

  it('e-mail: from the SMTP door to the citizen’s mailbox', async () => {
    await citizen.post('/api/mailbox/outbox', {
      from: planted.email,
      name: planted.name,
      subject: 'Utbetalning',
      text: `Hej! Vilken dag i december betalas pensionen ut? Mitt personnummer är ${planted.pnr} och jag nås på ${planted.phone}.\n\nMed vänlig hälsning\n${planted.name}`,
    });
    const row = await next('email');
    emailContact = row.contactId;
    expect(row.caseType).toBe('payment-date');
    // before she holds it she sees it masked, and cannot read it in clear
    const masked = await maria.get<Conversation>(`/api/desk/contacts/${row.contactId}?why=tittar`);
    expect(masked.messages[0]?.text).toMatch(/⟨personnummer 1⟩/);
    expect(secretWords.filter((word) => JSON.stringify(masked).includes(word))).toEqual([]);
    expect(await maria.status('GET', `/api/intake/contacts/${row.contactId}/clear?why=tittar`)).toBe(403);
    const { clear, shown, rendered } = await answer(row.contactId);
    expect(clear.messages[0]?.text).toContain(planted.pnr);
    expect(shown.suggestion?.citations[0]).toMatchObject({ version: 1 });
    expect(rendered.to).toBe(planted.email);
    const mail = await mailTo(planted.email);
    expect(mail.subject).toMatch(/Utbetalning/);
    expect(mail.text.replace(/\s+/g, ' ')).toContain(rendered.text.split('\n')[0]?.trim().slice(0, 40));
  }, 40_000);

  it('chat: to the citizen’s open window, and again after a reload', async () => {
    const chat = await citizen.post<ChatStarted>('/api/intake/chats', { language: 'sv', name: planted.name });
    const say = (text: string, key: string) =>
      fetch(`${running.url}/api/intake/chats/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${chat.token}` },
        body: JSON.stringify({ key, text }),
      });
    const key = randomUUID();
    expect((await say('hej hur byter jag konto för pensionen', key)).ok).toBe(true);
    expect((await say('hej hur byter jag konto för pensionen', key)).ok).toBe(true); // sent again after a lost answer: one line
    const lines: CitizenLine[] = [];
    const open = (since: number): Socket =>
      io(running.url, {
        path: '/api/approval/citizen',
        auth: { token: chat.token, since },
        transports: ['websocket'],
        forceNew: true,
      }).on('line', (line: CitizenLine) => lines.push(line));
    const window = open(0);
    const row = await next('chat');
    expect(row.messageSeq).toBe(1);
    const { rendered } = await answer(row.contactId);
    await waitFor(() => lines.length === 1, { within: 10_000, what: 'the line in the window' });
    expect(lines[0]).toMatchObject({ text: rendered.text, from: 'Maria' });
    window.close();
    lines.length = 0;
    const reloaded = open(0);
    await waitFor(() => lines.length === 1);
    reloaded.close();
    const refused = io(running.url, {
      path: '/api/approval/citizen',
      auth: { token: `${row.contactId}.forged` },
      transports: ['websocket'],
      forceNew: true,
    });
    await new Promise((done) => refused.once('refused', done));
    refused.close();
  }, 40_000);

  it('form: answered by e-mail', async () => {
    const email = `form-${planted.email}`;
    const values = {
      name: planted.name,
      email,
      about: 'self',
      subject: 'Garantipension',
      question: 'Jag har bott i Sverige i trettio år. Vad krävs för att jag ska få garantipension?',
    };
    const key = randomUUID();
    const first = await citizen.post<{ reference: string }>('/api/intake/forms/fraga', { key, values, openMs: 30_000 });
    const again = await citizen.post<{ reference: string }>('/api/intake/forms/fraga', { key, values, openMs: 30_000 });
    expect(again.reference).toBe(first.reference);
    const row = await next('form');
    expect(row.reference).toBe(first.reference);
    await answer(row.contactId);
    expect((await mailTo(email)).text.length).toBeGreaterThan(20);
  }, 40_000);

  it('phone: talking points while the call goes on, a note approved after it', async () => {
    const { switchboard } = loadSecrets(settings.secretsFile, false);
    const socket = new WebSocket(`${running.url.replace('http', 'ws')}/api/intake/calls`, {
      headers: { authorization: `Bearer ${switchboard}` },
    });
    await new Promise((done, fail) => socket.once('open', done).once('error', fail));
    const callId = randomUUID();
    const at = new Date().toISOString();
    const send = (frame: object) => socket.send(JSON.stringify({ callId, ...frame }));
    send({ type: 'queued', at, from: planted.phone });
    send({ type: 'answered', at, agent: 'maria' });
    send({ type: 'notice', at });
    send({
      type: 'segment',
      segmentId: 's1',
      speaker: 'citizen',
      text: 'hej jag undrar om jag kan få bostadstillägg jag har så hög hyra',
      atMs: 4000,
      final: true,
    });
    send({
      type: 'segment',
      segmentId: 's2',
      speaker: 'citizen',
      text: 'hur ansöker man om det',
      atMs: 9000,
      final: true,
    });
    const row = await next('phone');
    send({ type: 'ended', at: new Date().toISOString() });
    const claimed = await maria.status('POST', `/api/desk/contacts/${row.contactId}/claim`, {});
    expect([200, 201]).toContain(claimed);
    const noted = await waitFor(() =>
      maria
        .post<{ noteId: string }>(`/api/approval/contacts/${row.contactId}/notes`, {
          note: 'Ville veta hur man ansöker om bostadstillägg. Fick veta att det görs på Mina sidor.',
        })
        .catch(() => undefined),
    );
    expect(noted.noteId).toBeTruthy();
    socket.close();
  }, 40_000);

  it('a restart shows the same state, and sends nothing again', async () => {
    const before = (await citizen.get<Mail[]>('/api/mailbox')).length;
    await running.stop();
    running = await start(settings, (line) => said.push(line), false);
    const conversation = await maria.get<Conversation>(`/api/desk/contacts/${emailContact}?why=efter+omstart`);
    expect(conversation.replies.at(-1)?.state).toBe('sent');
    expect((await citizen.get<Mail[]>('/api/mailbox')).length).toBe(before);
    expect(
      await (await new Visitor(running.url).signIn('revisor')).get<{ holds: boolean; breaks: string[] }>(
        '/api/approval/ledger/verify',
      ),
    ).toMatchObject({ holds: true, breaks: [] });
  }, 90_000);

  it('no planted personal data stands in clear outside the sealed places', async () => {
    expect(await leaks(database.url, secretWords, ['mailbox.mail'])).toEqual([]); // the mailbox is the citizen's own
    const files = readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((path) => statSync(path).isFile());
    expect(files.filter((path) => secretWords.some((word) => readFileSync(path, 'utf8').includes(word)))).toEqual([]);
    expect(said.filter((line) => secretWords.some((word) => line.includes(word)))).toEqual([]);
  });

  it('nothing of a contact can be read once its key is destroyed', async () => {
    const operator = await new Visitor(running.url).signIn('drift');
    expect(
      await operator.status('POST', `/api/platform/contacts/${emailContact}/dispose`, {
        rule: 'no-such-rule',
        why: 'prov',
      }),
    ).toBe(422);
    expect(
      await operator.post(`/api/platform/contacts/${emailContact}/dispose`, {
        rule: 'contact-text',
        why: 'gallringsprov',
      }),
    ).toEqual({ disposed: true });
    const conversation = await maria.get<Conversation>(`/api/desk/contacts/${emailContact}?why=efter+gallring`);
    expect(conversation.messages.map(({ text }) => text).join('')).toBe('');
    expect(conversation.replies.map(({ text }) => text).join('')).toBe('');
    await maria.status('POST', `/api/desk/contacts/${emailContact}/claim`, {});
    expect(await maria.status('GET', `/api/intake/contacts/${emailContact}/clear?why=efter+gallring`)).not.toBe(200);
    const auditor = await new Visitor(running.url).signIn('revisor');
    expect(await auditor.get('/api/approval/ledger/verify')).toMatchObject({ holds: true }); // the chain stands without the texts
  }, 30_000);
});
