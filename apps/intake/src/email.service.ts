import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BounceReceivedSchema } from '#lib/contracts';
import { Clock } from '#lib/core';
import { Settings } from '#lib/platform';
import { domainOf, sameOrganisation } from './domain.js';
import { type Door, emailLimit, type ReadEmail, readEmail } from './email.js';
import type { SetAside } from './email-kind.js';
import { type Declared, type Incoming, incoming } from './incoming.js';
import { IntakeService, type Kept } from './intake.service.js';
import { type SentReply, ThreadStore } from './thread.store.js';
import { Turnstile } from './turnstile.js';

/** More mail than this from one sender in an hour is a loop or a machine. */
const mostPerHour = 40;

/** Set aside because no person wrote it: the words are not the citizen's. */
const byMachine: readonly SetAside[] = ['bounce', 'auto-reply', 'loop', 'oversize'];

/** Takes a mail from any receiver (SMTP or IMAP) into the line. */
@Injectable()
export class EmailService {
  /** Two big mails at a time: reading one takes several times its size in memory. */
  readonly #turnstile = new Turnstile(2);
  readonly #trusted: string[];
  readonly #own: string[];

  constructor(
    private readonly intake: IntakeService,
    private readonly threads: ThreadStore,
    private readonly clock: Clock,
    settings: Settings,
  ) {
    this.#trusted = (settings.env.MAIL_TRUSTED_AUTHSERV ?? '')
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean);
    this.#own = [(/<([^>]+)>/.exec(settings.env.MAIL_FROM)?.[1] ?? settings.env.MAIL_FROM).trim().toLowerCase()];
  }

  /** Keeps one mail, whatever it is. The same mail twice is one message. Throws only when nothing could be kept: try again later. */
  async take(bytes: Buffer, door: Partial<Pick<Door, 'at' | 'envelopeFrom'>> = {}): Promise<Kept> {
    return this.#turnstile.through(async () => {
      const at = door.at ?? this.clock.now();
      const email = await readEmail(bytes, {
        at,
        envelopeFrom: door.envelopeFrom,
        trusted: this.#trusted,
        own: this.#own,
      }).catch(() => undefined);
      if (!email) return this.intake.receive(malformed(bytes, at));
      return email.bounce ? this.takeBounce(email, bytes) : this.takeLetter(email, bytes);
    });
  }

  /** Makes a mail that was too big visible, though its content was never taken. */
  async refused(sender: string, bytes: number, at: Date, leftInMailbox = false): Promise<Kept> {
    const size = (bytes / 1024 / 1024).toFixed(0);
    const what = leftInMailbox ? 'Det ligger kvar i brevlådan.' : 'Avsändarens e-postserver har fått veta det.';
    return this.intake.receive(
      incoming({
        channel: 'email',
        key: `oversize ${sender} ${bytes} ${at.toISOString().slice(0, 13)}`,
        arrivedAt: at,
        author: 'third',
        subject: 'För stort brev',
        from: sender,
        replyAddress: sender,
        setAside: 'oversize',
        text: `Ett brev från ${sender || 'okänd avsändare'} på ${size} MB togs inte emot. Gränsen är ${emailLimit / 1024 / 1024} MB. ${what}`,
        declared: sender ? [{ type: 'email', value: sender }] : [],
      }),
    );
  }

  private async takeLetter(email: ReadEmail, bytes: Buffer): Promise<Kept> {
    const { sender, verdict } = email;
    const thread = verdict === 'fail' ? { hijacked: true } : await this.threads.find(email.references, sender.address);
    const strayReply =
      email.replyTo !== sender.address &&
      !(verdict === 'pass' && sameOrganisation(domainOf(email.replyTo), domainOf(sender.address)));
    const alone = thread.hijacked || strayReply;
    const tooMany =
      email.setAside === '' && (await this.threads.fromSender(email.replyTo, email.arrivedAt)) >= mostPerHour;
    const setAside = tooMany ? 'loop' : email.setAside;
    const message = letter(email, bytes, {
      contactId: thread.contactId,
      setAside,
      assurance: verdict === 'pass' && !alone ? 'claimed' : 'none',
      identifiers: alone ? {} : { email: sender.address },
      replyAddress: email.replyTo,
      sender: verdict === 'fail' ? '' : email.replyTo,
    });
    return this.intake.receive(message, async (tx, { contactId }) =>
      this.threads.remember(tx.rows, email.messageId, contactId),
    );
  }

  /** A bounce of a reply goes to the reply's contact, and to a person; a delay is only shown. */
  private async takeBounce(email: ReadEmail, bytes: Buffer): Promise<Kept> {
    const { failed, messageIds, reason } = email.bounce ?? { failed: true, messageIds: [], reason: '' };
    const reply: SentReply | undefined = await this.threads.sentReply(messageIds);
    const message = letter(email, bytes, { contactId: reply?.contactId, setAside: failed ? 'bounce' : 'auto-reply' });
    return this.intake.receive(message, async (tx, { contactId }) => {
      if (failed && reply) tx.publish(BounceReceivedSchema, { ...reply, reason });
      else if (failed) await this.threads.rememberBounce(tx.rows, messageIds, contactId, reason);
    });
  }
}

/** What every mail says of itself. */
function letter(email: ReadEmail, raw: Buffer, more: Partial<Incoming> & { setAside: SetAside }): Incoming {
  const { sender, subject, text, quoted, files, arrivedAt, key, messageId } = email;
  const named: Declared[] = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}?[\p{L}'’-]+){1,4}$/u.test(sender.name)
    ? [{ type: 'person', value: sender.name }]
    : [];
  return incoming({
    channel: 'email',
    key,
    arrivedAt,
    subject,
    text,
    quoted,
    files,
    raw,
    threadRef: messageId,
    from: sender.name ? `${sender.name} <${sender.address}>` : sender.address,
    declared: [...named, { type: 'email', value: sender.address }],
    author: byMachine.includes(more.setAside) ? 'third' : 'citizen',
    ...more,
  });
}

/** What is not a mail is kept as it came, as a file beside its first readable text. */
const malformed = (bytes: Buffer, at: Date): Incoming =>
  incoming({
    channel: 'email',
    key: `malformed ${createHash('sha256').update(bytes).digest('hex')}`,
    arrivedAt: at,
    setAside: 'malformed',
    subject: '',
    text: bytes.toString('utf8', 0, 4_000),
    files: [{ name: 'brev.eml', content: bytes }],
  });
