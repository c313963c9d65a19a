import { SMTPServer } from 'smtp-server';

export interface Captured {
  to: string[];
  bytes: Buffer;
  messageId: string;
}

/** How a mail server of another authority might behave. */
export type Mood =
  | 'kind'
  | 'refuses-recipient'
  | 'busy-recipient'
  | 'busy-after-text'
  | 'refuses-text'
  | 'hangs-up-after-text'
  | 'keeps-and-hangs-up';

/** A mail server that keeps every byte it is given, in any mood. */
export class MailServer {
  readonly captured: Captured[] = [];
  mood: Mood = 'kind';
  /** Milliseconds between the text and its answer. */
  slowness = 0;
  #server: SMTPServer | undefined;

  async listen(): Promise<string> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onRcptTo: (_address, _session, callback) => {
        if (this.mood === 'refuses-recipient')
          return callback(Object.assign(new Error('No such user'), { responseCode: 550 }));
        if (this.mood === 'busy-recipient')
          return callback(Object.assign(new Error('Greylisted'), { responseCode: 450 }));
        callback();
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () =>
          setTimeout(
            () =>
              this.answer(
                Buffer.concat(chunks),
                session.envelope.rcptTo.map(({ address }) => address),
                callback,
                stream,
              ),
            this.slowness,
          ),
        );
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    this.#server = server;
    const address = server.server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  private answer(bytes: Buffer, to: string[], callback: (error?: Error | null) => void, stream: unknown): void {
    const hangUp = () =>
      (stream as { session?: unknown; _connection?: { close(): void } })._connection?.close() ?? this.dropAll();
    if (this.mood === 'hangs-up-after-text') return hangUp();
    if (this.mood === 'busy-after-text') return callback(Object.assign(new Error('Try later'), { responseCode: 451 }));
    if (this.mood === 'refuses-text')
      return callback(Object.assign(new Error('Content refused'), { responseCode: 554 }));
    this.captured.push({
      to,
      bytes,
      messageId: /^message-id:\s*(<[^>]+>)/im.exec(bytes.toString('latin1'))?.[1] ?? '',
    });
    if (this.mood === 'keeps-and-hangs-up') return hangUp();
    callback();
  }

  private dropAll(): void {
    for (const connection of this.#server?.connections ?? [])
      (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => (this.#server ? this.#server.close(() => done()) : done()));
  }
}
