import { createHash, timingSafeEqual } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { type CallAnswer, CallFrame } from '#lib/contracts';
import { Refused } from '#lib/core';
import type { Secrets } from '#lib/keys';
import { SECRETS } from '#lib/platform';
import { CallService } from './call.service.js';

type Upgrade = Parameters<WebSocketServer['handleUpgrade']>;
type UpgradeRequest = Upgrade[0];

export const callsPath = '/api/intake/calls';

const connectionsAtMost = 50;
const frameBytesAtMost = 64 * 1024;
/** Frames waiting on one connection before it is read no further. */
const waitingAtMost = 100;

/** The switchboard's door: a WebSocket beside the Socket.IO ones on the same server. One JSON frame in, one JSON answer out, in order. */
@Injectable()
export class CallGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('calls');
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: frameBytesAtMost, perMessageDeflate: false });
  readonly #alive = new WeakSet<WebSocket>();
  #pulse: NodeJS.Timeout | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly calls: CallService,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  onApplicationBootstrap(): void {
    const http = this.host.httpAdapter.getHttpServer() as EventEmitter;
    http.on('upgrade', (request: UpgradeRequest, socket: Upgrade[1], head: Upgrade[2]) => {
      if (new URL(request.url ?? '/', 'http://x').pathname !== callsPath) return; // somebody else's
      this.#server.handleUpgrade(request, socket, head, (client) => this.connected(client, request));
    });
    this.#pulse = setInterval(() => this.pulse(), 30_000).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#pulse);
    for (const client of this.#server.clients) client.close(1001, 'Closing. Connect again in a moment.');
    await new Promise<void>((done) => {
      setTimeout(
        () => {
          for (const client of this.#server.clients) client.terminate();
          done();
        },
        this.#server.clients.size > 0 ? 500 : 0,
      );
    });
  }

  /** Authenticated after the handshake: engine.io cuts an upgrade that is not finished within a second. */
  private connected(client: WebSocket, request: UpgradeRequest): void {
    client.on('error', (error) => this.#log.warn(error.message));
    if (!this.isSwitchboard(request.headers.authorization)) {
      client.close(4401, 'Send Authorization: Bearer <switchboard token>.');
      return;
    }
    if (this.#server.clients.size > connectionsAtMost) {
      client.close(1013, 'Too many connections.');
      return;
    }
    this.#alive.add(client);
    client.on('pong', () => this.#alive.add(client));
    let waiting = 0;
    let last = Promise.resolve();
    client.on('message', (data, isBinary) => {
      waiting += 1;
      if (waiting === waitingAtMost) client.pause();
      last = last
        .then(() =>
          isBinary ? refusal('wrong-frame', 'Send frames as JSON text, not as bytes.') : this.answer(data.toString()),
        )
        .then((answer) => {
          waiting -= 1;
          if (client.isPaused && waiting < waitingAtMost / 2) client.resume();
          client.send(JSON.stringify(answer));
        });
    });
  }

  private async answer(text: string): Promise<CallAnswer> {
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return refusal('wrong-frame', 'The frame is not JSON.');
    }
    const named = { callId: nameIn(body, 'callId'), segmentId: nameIn(body, 'segmentId') };
    const parsed = CallFrame.safeParse(body);
    if (!parsed.success)
      return {
        ...refusal(
          'wrong-frame',
          `The frame is wrong: ${z.prettifyError(parsed.error).replaceAll('\n', ' ').slice(0, 500)}`,
        ),
        ...named,
      };
    try {
      return await this.calls.handle(parsed.data);
    } catch (error) {
      if (error instanceof Refused) return { ...refusal(error.code, error.message), ...named };
      this.#log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return { ...refusal('not-kept', 'The frame was not kept. Send it again in a moment.'), ...named };
    }
  }

  private isSwitchboard(authorization: string | undefined): boolean {
    const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
    return timingSafeEqual(
      digest(/^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? ''),
      digest(this.secrets.switchboard),
    );
  }

  /** A connection that does not answer between two pulses is gone. */
  private pulse(): void {
    for (const client of this.#server.clients) {
      if (!this.#alive.delete(client)) client.terminate();
      else client.ping();
    }
  }
}

const refusal = (code: string, message: string): CallAnswer & { ok: false } => ({ ok: false, code, message });

const nameIn = (body: unknown, field: string): string | undefined => {
  const value = (body as Record<string, unknown> | null)?.[field];
  return typeof value === 'string' ? value.slice(0, 128) : undefined;
};
