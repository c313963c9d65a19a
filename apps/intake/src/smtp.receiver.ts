import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Clock } from '#lib/core';
import { Settings } from '#lib/platform';
import { emailLimit } from './email.js';
import { EmailService } from './email.service.js';

/** Bytes of half-received mail held in memory, all connections together. */
const mostInFlight = 120 * 1024 * 1024;

const answer = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });
const tooLarge = (): Error =>
  answer(
    552,
    '5.3.4 Message too large: at most 25 MB. Send fewer or smaller attachments. Brevet ar for stort, hogst 25 MB.',
  );
const later = (): Error => answer(451, '4.3.0 Not kept. Try again later.');

/** The built-in door for mail. Answers 250 only when the mail is kept; until then the sender's server keeps it. */
@Injectable()
export class SmtpReceiver implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('smtp');
  #server: SMTPServer | undefined;
  #inFlight = 0;

  constructor(
    private readonly settings: Settings,
    private readonly email: EmailService,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { SMTP_PORT, HOST } = this.settings.env;
    const server = new SMTPServer({
      banner: 'Sufflor',
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      maxClients: 50,
      socketTimeout: 60_000,
      closeTimeout: 5_000,
      logger: false,
      // The limit is checked here, not by the library, so that a mail refused for its size is seen by people.
      size: emailLimit,
      hideSize: true,
      onMailFrom: (address, _session, done) => void this.declared(address).then(done),
      onRcptTo: (_address, session, done) =>
        done(session.envelope.rcptTo.length >= 100 ? answer(452, '4.5.3 Too many recipients.') : null),
      onData: (stream, session, done) => this.data(stream, session, done),
    });
    server.on('error', (error: Error) => this.#log.warn(error.message));
    await new Promise<void>((done, fail) => {
      server.server.once('error', fail);
      server.listen(SMTP_PORT, HOST, () => {
        server.server.off('error', fail);
        done();
      });
    });
    this.#server = server;
  }

  /** Port it listens on. */
  get port(): number {
    const address = this.#server?.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await new Promise<void>((done) => (this.#server ? this.#server.close(done) : done()));
  }

  /** Refuses a size told beforehand (RFC 1870). */
  private async declared({ address, args }: SMTPServerAddress): Promise<Error | null> {
    const size = Number((args as { SIZE?: string } | undefined)?.SIZE ?? 0);
    return size > emailLimit ? this.refuse(address, size) : null;
  }

  private async refuse(sender: string, size: number): Promise<Error> {
    return this.email.refused(sender, size, this.clock.now()).then(tooLarge, () => later());
  }

  private data(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null, message?: string) => void,
  ): void {
    let chunks: Buffer[] = [];
    let size = 0;
    let crowded = false;
    const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
    const drop = (): void => {
      this.#inFlight -= chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      chunks = [];
    };
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (stream.sizeExceeded || crowded) return drop();
      chunks.push(chunk);
      this.#inFlight += chunk.length;
      crowded = this.#inFlight > mostInFlight;
    });
    stream.once('close', drop);
    stream.on('end', () => {
      if (crowded) return done(later());
      if (stream.sizeExceeded) return void this.refuse(sender, size).then(done);
      this.email
        .take(Buffer.concat(chunks), { envelopeFrom: sender })
        .finally(drop)
        .then(
          ({ reference }) => done(null, `Kept as ${reference}`),
          (error: Error) => {
            this.#log.error(error.message);
            done(later());
          },
        );
    });
  }
}
