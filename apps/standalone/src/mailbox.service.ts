import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

export class Mailbox1700000009100 implements MigrationInterface {
  readonly name = 'Mailbox1700000009100';
  async up(run: QueryRunner): Promise<void> {
    await run.query(
      'create table mail (id uuid primary key, recipients text[] not null, raw bytea not null, at timestamptz not null default now()); create index mail_at on mail (at desc)',
    );
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table mail');
  }
}

/** The demo's own mailbox: a real SMTP server on loopback that keeps what it is given, byte for byte, and passes nothing on. */
@Injectable()
export class Mailbox {
  readonly #log = new Logger('mailbox');
  #server: SMTPServer | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly intakePort: () => number,
  ) {}

  /** Listens on a free loopback port and answers its address. */
  async listen(): Promise<string> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: 30 * 1024 * 1024,
      logger: false,
      banner: 'Sufflor mailbox',
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.keep(
            session.envelope.rcptTo.map(({ address }) => address),
            Buffer.concat(chunks),
          ).then(() => callback(), callback);
        });
      },
    });
    server.on('error', (error) => this.#log.warn(error.message));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    this.#server = server;
    const address = server.server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  private async keep(recipients: string[], raw: Buffer): Promise<void> {
    await this.database.query('insert into mail (id, recipients, raw) values ($1, $2, $3)', [
      randomUUID(),
      recipients,
      raw,
    ]);
    await this.database.query('delete from mail where id in (select id from mail order by at desc offset 5000)');
  }

  async list(): Promise<{ id: string; to: string; from: string; subject: string; at: string; size: number }[]> {
    const rows = (await this.database.query(
      'select id, recipients, substring(raw from 1 for 8192) as head, octet_length(raw) as size, at from mail order by at desc limit 200',
    )) as { id: string; recipients: string[]; head: Buffer; size: number; at: Date }[];
    return Promise.all(
      rows.map(async ({ id, recipients, head, size, at }) => {
        const mail = await simpleParser(head, { skipHtmlToText: true, skipTextToHtml: true });
        return {
          id,
          to: recipients.join(', '),
          from: mail.from?.text ?? '',
          subject: mail.subject ?? '',
          at: at.toISOString(),
          size,
        };
      }),
    );
  }

  async read(
    id: string,
  ): Promise<
    | { id: string; to: string; from: string; subject: string; at: string; text: string; html: string; raw: string }
    | undefined
  > {
    const [row] = (await this.database.query('select id, recipients, raw, at from mail where id::text = $1', [id])) as {
      id: string;
      recipients: string[];
      raw: Buffer;
      at: Date;
    }[];
    if (!row) return undefined;
    const mail = await simpleParser(row.raw);
    return {
      id,
      to: row.recipients.join(', '),
      from: mail.from?.text ?? '',
      subject: mail.subject ?? '',
      at: row.at.toISOString(),
      text: mail.text ?? '',
      html: mail.html || '',
      raw: row.raw.toString('utf8'),
    };
  }

  /** Writes as a citizen would: by SMTP to the authority's door. */
  async write(mail: { from: string; name: string; subject: string; text: string }): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: this.intakePort(), ignoreTLS: true });
    await transport.sendMail({
      from: { name: mail.name, address: mail.from },
      to: 'kundservice@sufflor.example',
      subject: mail.subject,
      text: mail.text,
    });
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => (this.#server ? this.#server.close(done) : done()));
  }
}
