import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { Server } from 'socket.io';
import { parse } from 'yaml';
import type { z } from 'zod';
import { ContactNews, Queue, type QueueRow } from '#lib/contracts';
import { projectFolder } from '#lib/platform';
import { PretendApproval } from './pretend-approval.js';
import { type Pretended, pretendedContacts } from './pretend-contacts.js';
import { me } from './pretend-me.js';

const kinds: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const pack = (name: string): unknown => parse(readFileSync(join(projectFolder, 'libs/pension-pack', name), 'utf8'));

/** Services in memory that answer as agreed in libs/contracts, so that a story can bring about what is rare. Serves the built screens too. */
export class PretendDesk {
  readonly contacts: Record<string, Pretended> = pretendedContacts();
  readonly asked: { method: string; path: string; body: unknown }[] = [];
  readonly #server = createServer(
    (request, response) =>
      void this.answer(request, response).catch((error: Error) =>
        this.json(response, 500, { code: 'internal', message: error.message }),
      ),
  );
  readonly #live = new Server(this.#server, { path: '/api/desk/live', transports: ['websocket'] });
  readonly approval = new PretendApproval((contactId) => this.news(contactId, 'reply'));
  /** Refuses everything as a sign-in that has run out. */
  signedOut = false;
  /** Closes connections without an answer. */
  unreachable = false;
  extraRows: QueueRow[] = [];

  async start(): Promise<string> {
    this.#live.on('connection', (socket) => {
      // A live connection that the story has cut stays cut.
      if (this.unreachable) socket.disconnect(true);
      else socket.emit('ready');
    });
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await this.#live.close();
    this.#server.closeAllConnections();
  }

  cut(): void {
    this.unreachable = true;
    this.#live.disconnectSockets(true);
  }

  /** Tells every desk that something happened to a contact. */
  news(contactId: string, what: z.infer<typeof ContactNews>['what']): void {
    this.#live.emit('row', this.contacts[contactId]!.conversation.row);
    this.#live.emit('contact', ContactNews.parse({ contactId, what }));
  }

  sent = (method: string, ending: string): unknown[] =>
    this.asked.filter((one) => one.method === method && one.path.endsWith(ending)).map((one) => one.body);

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://x');
    if (url.pathname.startsWith('/api/desk/live')) return;
    if (!/^\/(api|auth)\//.test(url.pathname)) return this.file(url.pathname, response);
    if (this.unreachable) return void request.socket.destroy();
    const body: unknown = request.method === 'GET' ? undefined : JSON.parse((await read(request)) || '{}');
    this.asked.push({ method: request.method ?? '', path: url.pathname, body });
    if (request.method !== 'GET' && request.headers['x-sufflor'] !== '1')
      return this.json(response, 403, { code: 'csrf', message: 'X-Sufflor is missing.' });
    if (this.signedOut && !url.pathname.startsWith('/auth/people'))
      return this.json(response, 401, { code: 'sign-in-expired', message: 'Expired.' });
    const [status, answer] = this.route(request.method ?? 'GET', url, body);
    this.json(response, status, answer);
  }

  private route(method: string, { pathname, searchParams }: URL, body: unknown): [number, unknown?] {
    if (pathname === '/auth/me') return [200, me];
    if (pathname === '/auth/people') return [200, [{ id: 'maria', name: me.name, roles: me.roles, team: me.team }]];
    if (pathname === '/api/triage/case-types') return [200, pack('case-types.yaml')];
    if (pathname === '/api/desk/routines') return [200, pack('guidance.yaml')];
    if (pathname === '/api/desk/agents')
      return [
        200,
        {
          agents: [
            {
              id: 'erik',
              name: 'Erik Sund',
              team: 'bostad',
              presence: 'available',
              languages: ['sv'],
              simulated: false,
            },
          ],
        },
      ];
    if (pathname === '/api/desk/queue')
      return [
        200,
        Queue.parse({
          rows: [...Object.values(this.contacts).map((one) => one.conversation.row), ...this.extraRows],
          total: 0,
          cursor: '1',
        }),
      ];
    if (pathname === '/api/knowledge/search')
      return [
        200,
        {
          hits: [
            {
              articleId: 'a',
              version: 3,
              passageId: 'p',
              title: 'Bostadstillägg och förmögenhet',
              text: `Om ${searchParams.get('q')}: tillgångar över 100 000 kronor räknas.`,
              score: 1,
              relevance: 0.8,
              caseType: 'housing-decision',
              language: 'sv',
              audience: 'citizen',
              validTo: '',
              matched: [],
            },
          ],
          noAnswer: false,
          tookMs: 1,
        },
      ];
    const found = /^\/api\/(desk|approval|intake)\/(contacts|replies)\/([^/]+)\/?(.*)$/.exec(pathname);
    if (!found) return method === 'GET' ? [404, { code: 'not-found', message: pathname }] : [204];
    const [, service, kind, id = '', what] = found;
    if (kind === 'replies') return this.approval.recall(id);
    const contact = this.contacts[id];
    if (!contact) return [404, { code: 'not-found', message: 'No such contact.' }];
    if (method === 'GET' && !searchParams.get('why')) return [422, { code: 'why-missing', message: 'Say why.' }];
    if (service === 'intake')
      return [
        200,
        {
          messages: contact.conversation.messages.map(({ seq, subject, text, quoted }) => ({
            seq,
            subject,
            text,
            quoted,
          })),
          placeholders: contact.placeholders,
          from: contact.from,
          firstName: contact.from.split(' ')[0]?.replace(/[<@].*/, '') ?? '',
        },
      ];
    if (service === 'approval') return this.approval.answer(id, contact, what ?? '', method, body);
    return this.desk(id, contact, what ?? '', method, body);
  }

  private desk(id: string, contact: Pretended, what: string, method: string, body: unknown): [number, unknown?] {
    const { row } = contact.conversation;
    if (method === 'GET') return [200, contact.conversation];
    if (what === 'claim' || what === 'renew') {
      if (row.holderId && row.holderId !== me.id) return [409, { code: 'held', message: `${row.holderName} has it.` }];
      Object.assign(row, {
        holderId: me.id,
        holderName: me.name,
        state: 'held',
        heldUntil: new Date(Date.now() + 900_000).toISOString(),
      });
      this.news(id, 'claim');
      return [200, { contactId: id, until: row.heldUntil, claim: 1 }];
    }
    if (what === 'case-type') {
      row.caseType = (body as { caseType: string }).caseType;
      contact.conversation.decidedBy = 'agent';
      if (contact.suggestion)
        contact.suggestion = { ...contact.suggestion, suggestionId: randomUUID(), caseType: row.caseType };
      this.news(id, 'triage');
    }
    if (what === 'close') Object.assign(row, { state: 'closed', holderId: null, holderName: null });
    if (what === 'close' || what === 'release') this.news(id, 'closed');
    return [204];
  }

  private file(path: string, response: ServerResponse): void {
    const file = join(projectFolder, 'dist/web', path);
    const there = extname(path) && existsSync(file) ? file : join(projectFolder, 'dist/web/index.html');
    response.writeHead(200, {
      'content-type': kinds[extname(there)] ?? 'application/octet-stream',
      'content-security-policy':
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'",
    });
    createReadStream(there).pipe(response);
  }

  private json(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk as string;
  return text;
}
