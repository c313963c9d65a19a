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

  private answer(bytes: Buffer, to: string[], callback: (error?: Error | null) => void): void {
    const no = (responseCode: number, words: string) => callback(Object.assign(new Error(words), { responseCode }));
    const messageId = /^message-id:\s*(<[^>]+>)/im.exec(bytes.toString('latin1'))?.[1] ?? '';
    if (this.mood === 'hangs-up-after-text') this.dropAll();
    else if (this.mood === 'busy-after-text') no(451, 'Try later');
    else if (this.mood === 'refuses-text') no(554, 'Content refused');
    else {
      this.captured.push({ to, bytes, messageId });
      if (this.mood === 'keeps-and-hangs-up') this.dropAll();
      else callback();
    }
  }

  private dropAll(): void {
    for (const connection of this.#server?.connections ?? [])
      (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => (this.#server ? this.#server.close(() => done()) : done()));
  }
}
