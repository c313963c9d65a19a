import { io, type Socket } from 'socket.io-client';
import type { Place, Reply } from './conversation.js';

/** The server's no, in words a citizen can read; `status` 0 when it could not be reached. */
export class Unsent extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
  /** The same call may work in a moment: no connection, too many at once, or a fault on the server's side. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
  /** The chat cannot be opened any more. */
  get gone(): boolean {
    return this.status === 401 || this.status === 410;
  }
}

export interface Started {
  token: string;
  reference: string;
}
export interface Heard {
  line: (line: Reply) => void;
  place: (place: Place) => void;
  typing: () => void;
  closed: () => void;
  refused: () => void;
  connected: () => void;
  lost: () => void;
}

const waitMs = 15_000;

/** The chat's doors on a server: POST to say, a socket to hear. */
export class Wire {
  #socket: Socket | undefined;

  constructor(private readonly server: string) {}

  start = (key: string, language: string): Promise<Started> =>
    this.call('', { method: 'POST', body: { language, key } });
  say = (token: string, key: string, text: string): Promise<{ seq: number; at: string }> =>
    this.call('/messages', { method: 'POST', token, body: { key, text } });
  leaveEmail = (token: string, email: string): Promise<unknown> =>
    this.call('/email', { method: 'POST', token, body: { email } });
  typing = (token: string): Promise<unknown> =>
    this.call('/typing', { method: 'POST', token, body: {} }).catch(() => undefined);
  history = async (token: string): Promise<{ key: string; text: string; at: string }[]> =>
    (await this.call<{ lines: { key: string; text: string; at: string }[] }>('/messages?after=0', { token })).lines;

  /** Opens the socket; `since` is asked anew at every connect, so that nothing is missed and nothing comes twice. */
  listen(token: string, since: () => number, hear: Heard): void {
    if (this.#socket) return;
    const socket = io(this.server, {
      path: '/api/approval/citizen',
      auth: (give) => give({ token, since: since() }),
      transports: ['websocket', 'polling'],
      reconnectionDelayMax: 15_000,
    });
    socket.on('connect', hear.connected);
    socket.on('disconnect', hear.lost);
    socket.on('connect_error', hear.lost);
    for (const event of ['line', 'place', 'typing', 'closed', 'refused'] as const)
      socket.on(event, hear[event] as (fact: unknown) => void);
    this.#socket = socket;
  }

  hangUp(): void {
    this.#socket?.removeAllListeners().close();
    this.#socket = undefined;
  }

  private async call<T>(
    path: string,
    { method = 'GET', token, body }: { method?: string; token?: string; body?: unknown },
  ): Promise<T> {
    const response = await fetch(`${this.server}/api/intake/chats${path}`, {
      method,
      credentials: 'omit',
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(waitMs),
    }).catch(() => {
      throw new Unsent(0, '');
    });
    const answer = (await response.json().catch(() => ({}))) as { message?: string };
    if (!response.ok) throw new Unsent(response.status, answer.message ?? '');
    return answer as T;
  }
}
