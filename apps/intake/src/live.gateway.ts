import { type OnGatewayConnection, SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { ListenToCall, type LiveSegment } from '#lib/contracts';
import { Clock, Refused, type VerifiedClaims } from '#lib/core';
import { claimsOf, explain, ReadLogs, Sessions } from '#lib/platform';
import { ClearService } from './clear.service.js';
import { waitForHold } from './wait-for-hold.js';

type Answer = { ok: true } | { ok: false; code: string; message: string };

/**
 * What is being said in a call, in clear, to the one who holds it: `segment` (LiveSegment). The client sends `listen`
 * {contactId, why} and `leave` {contactId}. Each segment is sent only to whoever holds the contact when it comes.
 */
@WebSocketGateway({
  path: '/api/intake/live',
  transports: ['websocket'],
  serveClient: false,
  maxHttpBufferSize: 10_000,
})
export class LiveGateway implements OnGatewayConnection {
  @WebSocketServer() private readonly server!: Server;

  constructor(
    private readonly sessions: Sessions,
    private readonly readLogs: ReadLogs,
    private readonly clear: ClearService,
    private readonly clock: Clock,
  ) {}

  /** After the handshake, since an unfinished upgrade is cut after a second. Nobody hears anything before it. */
  async handleConnection(socket: Socket): Promise<void> {
    const admitted = this.admit(socket);
    socket.data = { admitted };
    await admitted.then(
      () => socket.emit('ready'),
      (error: unknown) => {
        socket.emit('refused', explain(error)[1]);
        socket.disconnect(true);
      },
    );
  }

  @SubscribeMessage('listen')
  async listen(socket: Socket, body: unknown): Promise<Answer> {
    try {
      const claims = await (socket.data as { admitted: Promise<VerifiedClaims> }).admitted;
      const parsed = ListenToCall.safeParse(body);
      if (!parsed.success)
        throw new Refused(
          'wrong-input',
          'Send {contactId, why}; why is 3 to 200 characters and goes into the read log.',
          400,
        );
      const { contactId, why } = parsed.data;
      await waitForHold(() => this.clear.held(contactId, claims));
      await this.readLogs.write('intake', { reader: claims.sub, contactId, what: 'the call as it is spoken', why });
      await this.clear.tell(contactId, claims.sub, 'messages', why);
      await socket.join(room(contactId, claims.sub));
      return { ok: true };
    } catch (error) {
      const { code, message } = explain(error)[1];
      return { ok: false, code, message };
    }
  }

  @SubscribeMessage('leave')
  async leave(socket: Socket, body: { contactId?: unknown } | undefined): Promise<Answer> {
    const claims = await (socket.data as { admitted: Promise<VerifiedClaims> }).admitted;
    await socket.leave(room(String(body?.contactId), claims.sub));
    return { ok: true };
  }

  /** Sends what was said to the holder, if the holder listens. */
  say(holderId: string, segment: LiveSegment): void {
    this.server.to(room(segment.contactId, holderId)).emit('segment', segment);
  }

  private async admit(socket: Socket): Promise<VerifiedClaims> {
    const { claims } = await claimsOf(socket.handshake.headers, this.sessions);
    const left = claims.expiresAt.getTime() - this.clock.now().getTime();
    if (left <= 0) throw new Refused('sign-in-expired', 'Your sign-in has expired. Sign in again.', 401);
    if (!claims.roles.includes('agent')) throw new Refused('role-missing', 'This needs the role agent.', 403);
    const timer = setTimeout(() => socket.disconnect(true), Math.min(left, 2_147_000_000)).unref();
    socket.on('disconnect', () => clearTimeout(timer));
    return claims;
  }
}

/** One room for each contact and holder: a new holder never hears through an old one's socket. */
const room = (contactId: string, holderId: string): string => `${contactId}|${holderId}`;
