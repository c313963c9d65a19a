import { createHash } from 'node:crypto';
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from 'mailparser';
import { partBody } from './email-body.js';
import { type Bounce, readBounce } from './email-bounce.js';
import { asWestern, broken, fromUtf7, readableHeader, unmangled } from './email-charset.js';
import { htmlToPlain } from './email-html.js';
import { kindOf, type SetAside } from './email-kind.js';
import { arrivalOf, type Verdict, verdictOf } from './email-trust.js';
import type { IncomingFile } from './incoming.js';

/** 25 MB, the limit of a mail, in bytes. */
export const emailLimit = 25 * 1024 * 1024;
const mostFiles = 100;

/** What a door knows beside the bytes. */
export interface Door {
  /** When the door got it. */
  at: Date;
  /** Envelope sender; undefined when the door cannot know. */
  envelopeFrom?: string;
  /** Hosts whose Received and Authentication-Results lines are believed. */
  trusted: readonly string[];
  /** Our own addresses, lower case. */
  own: readonly string[];
}

/** A mail as intake reads it. */
export interface ReadEmail {
  /** Same for the same mail, however many times and ways it comes. */
  key: string;
  messageId: string;
  /** Message-IDs it answers, nearest first. */
  references: string[];
  sender: { name: string; address: string };
  replyTo: string;
  verdict: Verdict;
  arrivedAt: Date;
  subject: string;
  text: string;
  quoted: string;
  files: IncomingFile[];
  setAside: SetAside;
  bounce?: Bounce;
}

/** Reads MIME bytes. Throws only on what is not a mail at all (no sender, no end): the caller keeps that as it is. */
export async function readEmail(bytes: Buffer, door: Door): Promise<ReadEmail> {
  const mail = await parsed(readableHeader(bytes));
  const headers = mail.headerLines ?? [];
  const sender = firstAddress(mail.from);
  if (!/^[^\s@]+@[^\s@]+$/.test(sender.address)) throw new Error('The mail has no sender.');
  const subject = unmangled(mail.subject ?? '');
  const { text, quoted } = partBody(bodyOf(mail));
  const files = filesOf(mail);
  const digest = createHash('sha256')
    .update(
      JSON.stringify([
        sender.address,
        subject,
        text,
        quoted,
        files.map(({ content }) => createHash('sha256').update(content).digest('hex')),
      ]),
    )
    .digest('hex');
  const severalSenders = (mail.from?.value.length ?? 0) > 1;
  const setAside = kindOf({ headers, subject, from: sender.address, envelopeFrom: door.envelopeFrom, own: door.own });
  const references = referencesOf(mail);
  return {
    key: `${mail.messageId ?? headers.find(({ key }) => key === 'date')?.line ?? ''} ${digest}`,
    messageId: mail.messageId ?? `<${digest}@no-message-id>`,
    references,
    sender,
    replyTo: firstAddress(mail.replyTo).address || sender.address,
    verdict: severalSenders ? 'fail' : verdictOf(headers, sender.address, door.trusted, door.envelopeFrom),
    arrivedAt: arrivalOf(headers, door.trusted, door.at, door.at),
    subject,
    text,
    quoted,
    files,
    setAside,
    bounce:
      setAside === 'bounce'
        ? readBounce(
            [
              mail.text ?? '',
              ...mail.attachments
                .filter(({ contentType }) => /^(?:message|text)\//.test(contentType))
                .map(({ content }) => content.toString('utf8')),
            ],
            references,
          )
        : undefined,
  };
}

/** Parses; a mail whose letters came out broken is read once more as windows-1252. */
async function parsed(bytes: Buffer): Promise<ParsedMail> {
  const mail = await parse(bytes);
  const damage = broken(`${mail.subject ?? ''}${bodyOf(mail)}`);
  const other = damage > 0 ? asWestern(bytes) : undefined;
  if (!other) return mail;
  const again = await parse(other);
  return broken(`${again.subject ?? ''}${bodyOf(again)}`) < damage ? again : mail;
}

async function parse(bytes: Buffer): Promise<ParsedMail> {
  const tooLong = new Promise<never>((_, fail) =>
    setTimeout(() => fail(new Error('The mail could not be read within 30 s.')), 30_000).unref(),
  );
  return Promise.race([
    simpleParser(bytes, {
      skipImageLinks: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipHtmlToText: true,
      keepCidLinks: true,
      keepDeliveryStatus: true,
    }),
    tooLong,
  ]);
}

const firstAddress = (field: AddressObject | undefined): { name: string; address: string } => {
  const first = field?.value.flatMap((one) => one.group ?? [one])[0];
  return { name: unmangled(first?.name ?? '').trim(), address: first?.address?.trim().toLowerCase() ?? '' };
};

const referencesOf = (mail: ParsedMail): string[] =>
  [
    ...new Set(
      [mail.inReplyTo ?? '', ...[mail.references ?? []].flat().reverse()].flatMap(
        (one) => one.match(/<[^<>\s]+>/g) ?? [],
      ),
    ),
  ].slice(0, 50);

function bodyOf(mail: ParsedMail): string {
  const plain = mail.text?.trim() ? mail.text : mail.html ? htmlToPlain(mail.html) : '';
  const isUtf7 = mail.headerLines?.some(
    ({ key, line }) => key === 'content-type' && /charset\s*=\s*"?(?:unicode-1-1-)?utf-7/i.test(line),
  );
  return unmangled(isUtf7 ? fromUtf7(plain) : plain);
}

/** Every attachment, pasted pictures included: a screenshot in the text is often the whole point. */
const filesOf = (mail: ParsedMail): IncomingFile[] =>
  mail.attachments.slice(0, mostFiles).map((file: Attachment, index) => ({
    name: file.filename?.split(/[/\\]/).at(-1)?.trim() || `bilaga ${index + 1}`,
    content: file.content,
  }));
