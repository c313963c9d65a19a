import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { SMTPServer } from 'smtp-server';
import { Settings } from '#lib/platform';
import { mailLimit } from './email.js';
import { EmailService } from './email.service.js';

/** The built-in door for mail. Answers 250 only when the mail is kept; until then the sender's server keeps it. */
@Injectable()
export class SmtpReceiver implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('smtp');
  #server: SMTPServer | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly email: EmailService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { SMTP_PORT, HOST } = this.settings.env;
    const server = new SMTPServer({
      banner: 'Sufflor', authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], size: mailLimit, maxClients: 50, socketTimeout: 60_000, closeTimeout: 5_000, logger: false,
      onData: (stream, _session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => stream.sizeExceeded || chunks.push(chunk));
        stream.on('end', () => {
          if (stream.sizeExceeded) return callback(Object.assign(new Error('Message too large: at most 25 MB.'), { responseCode: 552 }));
          this.email.take(Buffer.concat(chunks)).then(
            ({ reference }) => callback(null, `Kept as ${reference}`),
            (error: Error) => {
              this.#log.error(error.message);
              callback(Object.assign(new Error('Try again later.'), { responseCode: 451 }));
            },
          );
        });
      },
    });
    server.on('error', (error) => this.#log.warn(error.message));
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
}
