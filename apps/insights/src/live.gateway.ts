import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { Wake } from '#lib/bus';
import { Clock, Refused } from '#lib/core';
import { claimsOf, explain, Sessions } from '#lib/platform';
import { factsChanged } from './fact.store.js';
import { NowService } from './now.service.js';

/** Milliseconds that changes are gathered before new figures go out. */
const gather = 2_000;

/** Live figures for supervisors and editors: `now` (Now) at connect and when it has changed. It carries no text and no person. */
@WebSocketGateway({
  path: '/api/insights/live',
  transports: ['websocket'],
  serveClient: false,
  maxHttpBufferSize: 10_000,
})
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnApplicationShutdown {
  readonly #log = new Logger('insights');
  @WebSocketServer() private readonly server!: Server;
  #timer: NodeJS.Timeout | undefined;
  #unwake: () => void = () => undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly figures: NowService,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  afterInit(): void {
    this.#unwake = this.wake.on(factsChanged, () => this.soon());
  }

  onApplicationShutdown(): void {
    this.#unwake();
    clearTimeout(this.#timer);
  }

  async handleConnection(socket: Socket): Promise<void> {
    try {
      const { claims } = await claimsOf(socket.handshake.headers, this.sessions);
      const left = claims.expiresAt.getTime() - this.clock.now().getTime();
      if (left <= 0) throw new Refused('sign-in-expired', 'Your sign-in has expired. Sign in again.', 401);
      if (!claims.roles.some((role) => role === 'supervisor' || role === 'editor'))
        throw new Refused('role-missing', 'This needs the role supervisor or editor.', 403);
      const timer = setTimeout(() => socket.disconnect(true), Math.min(left, 2_147_000_000)).unref();
      socket.on('disconnect', () => clearTimeout(timer));
      await socket.join('figures');
      socket.emit('now', await this.figures.now());
    } catch (error) {
      socket.emit('refused', explain(error)[1]);
      socket.disconnect(true);
    }
  }

  private soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.push().catch((error: Error) => this.#log.warn(`Live figures wait: ${error.message}`));
    }, gather).unref();
  }

  /** Only when somebody listens: nobody's figures cost nothing. */
  private async push(): Promise<void> {
    if ((await this.server.in('figures').fetchSockets()).length === 0) return;
    this.server.to('figures').emit('now', await this.figures.now());
  }
}
