import { type OnGatewayConnection, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { type Commit, Consumer, On } from '#lib/bus';
import { type CitizenTyped, CitizenTypedSchema } from '#lib/contracts';
import { Clock, Refused, type VerifiedClaims } from '#lib/core';
import { claimsOf, explain, Sessions } from '#lib/platform';
import { ChangesService, type News } from './changes.service.js';
import { PersonService } from './person.service.js';
import { rowOf } from './row.js';

const everyone = 'desk';
/** People who may see contacts with protected identity. */
const named = 'protected';

/**
 * Live push to agents: `row` (QueueRow), `gone` {contactId}, `contact` ContactNews, `typing` {contactId}. It carries no
 * text. Clients re-read the queue at every connect; nothing is replayed here.
 */
@WebSocketGateway({ path: '/api/desk/live', transports: ['websocket'], serveClient: false, maxHttpBufferSize: 10_000 })
export class LiveGateway implements OnGatewayConnection {
  @WebSocketServer() private readonly server!: Server;

  constructor(
    private readonly sessions: Sessions,
    private readonly people: PersonService,
    private readonly clock: Clock,
    changes: ChangesService,
  ) {
    changes.onNews((news) => this.tell(news));
  }

  /** After the handshake, since an unfinished upgrade is cut after a second. Nobody hears anything before it. */
  async handleConnection(socket: Socket): Promise<void> {
    try {
      const { claims } = await claimsOf(socket.handshake.headers, this.sessions);
      this.admit(claims);
      const { protected: isNamed } = await this.people.taker(claims);
      await socket.join([everyone, `agent:${claims.sub}`, ...(isNamed ? [named] : [])]);
      this.until(claims.expiresAt, socket);
      socket.emit('ready');
    } catch (error) {
      const [, problem] = explain(error);
      socket.emit('refused', problem);
      socket.disconnect(true);
    }
  }

  typing(contactId: string): void {
    this.server.to(everyone).emit('typing', { contactId });
  }

  private admit(claims: VerifiedClaims): void {
    if (claims.expiresAt <= this.clock.now())
      throw new Refused('sign-in-expired', 'Your sign-in has expired. Sign in again.', 401);
    if (!claims.roles.some((role) => role === 'agent' || role === 'supervisor'))
      throw new Refused('role-missing', 'This needs the role agent or supervisor.', 403);
  }

  private until(end: Date, socket: Socket): void {
    const left = Math.min(end.getTime() - this.clock.now().getTime(), 2_147_000_000);
    const timer = setTimeout(() => {
      socket.emit('refused', {
        code: 'sign-in-expired',
        message: 'Your sign-in has expired. Sign in again; what you wrote is kept.',
      });
      socket.disconnect(true);
    }, left).unref();
    socket.on('disconnect', () => clearTimeout(timer));
  }

  private tell(news: News[]): void {
    const now = this.clock.now();
    const told = new Set<string>();
    for (const { contact, what, reason } of news) {
      const audience = contact.protectedIdentity ? this.server.to(named) : this.server.to(everyone);
      if (!told.has(contact.id)) audience.emit('row', rowOf(contact, now));
      if (!told.has(contact.id) && contact.protectedIdentity)
        this.server.to(everyone).except(named).emit('gone', { contactId: contact.id });
      told.add(contact.id);
      audience.emit('contact', { contactId: contact.id, what, reason });
    }
  }
}

/** Typing is told by every replica to its own sockets and kept nowhere. */
@Consumer('desk')
export class TypingConsumer {
  constructor(private readonly live: LiveGateway) {}

  @On(CitizenTypedSchema, { every: 'replica' })
  async typed(event: CitizenTyped, _commit: Commit): Promise<void> {
    this.live.typing(event.contactId);
  }
}
