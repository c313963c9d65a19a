import { Injectable } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { Settings } from '#lib/platform';
import type { ApprovedReply } from '../reply.js';
import type { Outcome } from './outcome.js';
import { sendBySmtp } from './smtp.client.js';

export interface Mail {
  replyId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  threadRef: string;
  reference: string;
  date: Date;
}

/** E-mail by SMTP: rendered to its last byte before approval, sent as those bytes. */
@Injectable()
export class EmailChannel {
  constructor(private readonly settings: Settings) {}

  /** The bytes that would leave. Deterministic headers: what is shown is what goes. */
  async render(mail: Mail): Promise<Buffer> {
    const from = this.settings.env.MAIL_FROM;
    const domain = from.split('@')[1]?.replace(/[>\s].*$/, '') ?? 'sufflor.example';
    const composer = new MailComposer({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      date: mail.date,
      messageId: `<${mail.replyId}@${domain}>`,
      ...(mail.threadRef ? { inReplyTo: mail.threadRef, references: [mail.threadRef] } : {}),
      headers: { 'X-Sufflor-Reference': mail.reference, 'X-Loop': from },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return composer.compile().build();
  }

  messageIdOf(bytes: Buffer): string {
    return /^message-id:\s*(<[^>]+>)/im.exec(bytes.subarray(0, 8000).toString('latin1'))?.[1] ?? '';
  }

  async send(reply: ApprovedReply): Promise<Outcome> {
    const { SMTP_URL, MAIL_FROM } = this.settings.env;
    if (!SMTP_URL) return { kind: 'refused', reason: 'No mail server is configured (SMTP_URL).' };
    const from = /<([^>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM;
    return sendBySmtp(SMTP_URL, from, reply.row.recipient, reply.row.bytes);
  }
}
