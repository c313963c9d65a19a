import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/core';
import { hmac, type Secrets } from '#lib/keys';
import { SECRETS } from '#lib/platform';
import { readMail } from './email.js';
import { IntakeService, type Kept } from './intake.service.js';

/** Takes a mail from any receiver (SMTP or IMAP) into the line: threading, then intake. */
@Injectable()
export class EmailService {
  constructor(
    private readonly intake: IntakeService,
    private readonly database: DataSource,
    private readonly clock: Clock,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** Keeps one mail. The same mail twice is one message. */
  async take(bytes: Buffer): Promise<Kept> {
    const mail = await readMail(bytes, this.clock.now());
    const contactId = await this.threadOf(mail.references, mail.sender);
    const kept = await this.intake.receive({ ...mail.message, contactId });
    await this.database.query('insert into mail_thread (message_id_hash, contact_id, outgoing) values ($1, $2, false) on conflict do nothing', [this.hash(mail.messageId), kept.contactId]);
    return kept;
  }

  /** The contact a mail continues: only when the sender is the one that contact answers. Anyone can copy a Message-ID. */
  private async threadOf(references: string[], sender: string): Promise<string | undefined> {
    const [row] = (await this.database.query(
      `select t.contact_id from unnest($1::text[]) with ordinality as r(hash, place) join mail_thread t on t.message_id_hash = r.hash join contact c on c.id = t.contact_id
       where c.sender_hash = $2 order by r.place limit 1`,
      [references.map((reference) => this.hash(reference)), hmac(this.secrets.reference, `sender:${sender}`)],
    )) as { contact_id: string }[];
    return row?.contact_id;
  }

  private hash(messageId: string): string {
    return hmac(this.secrets.reference, `mail:${messageId}`);
  }
}
