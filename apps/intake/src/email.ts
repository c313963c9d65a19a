import { createHash } from 'node:crypto';
import { htmlToText } from 'html-to-text';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { type Incoming, incoming } from './incoming.js';

/** 25 MB, the limit of a mail, in bytes. */
export const mailLimit = 25 * 1024 * 1024;

/** A mail as intake reads it: the message, and what threading and loop rules need. */
export interface ReadMail {
  message: Incoming;
  messageId: string;
  /** Message-IDs it answers, nearest first. */
  references: string[];
  sender: string;
}

/** Reads MIME bytes. Never throws on odd mail: what cannot be read is set aside, visible. */
export async function readMail(bytes: Buffer, arrivedAt: Date): Promise<ReadMail> {
  const mail = await simpleParser(bytes, { skipImageLinks: true, skipTextToHtml: true, maxHtmlLengthToParse: 2_000_000 });
  const sender = firstAddress(mail.from);
  const messageId = mail.messageId ?? `<${createHash('sha256').update(bytes).digest('hex')}@no-message-id>`;
  const { text, quoted } = splitQuoted(bodyOf(mail));
  const message = incoming({
    channel: 'email', key: `${sender.address} ${messageId}`, arrivedAt, subject: mail.subject ?? '', text, quoted,
    from: sender.name ? `${sender.name} <${sender.address}>` : sender.address, replyAddress: firstAddress(mail.replyTo).address || sender.address,
    identifiers: { email: sender.address }, assurance: 'none', threadRef: messageId,
    files: mail.attachments.filter(({ related }) => !related).map((file) => ({ name: file.filename ?? 'bilaga', mediaType: file.contentType, content: file.content })),
  });
  return { message, messageId, references: referencesOf(mail), sender: sender.address };
}

const firstAddress = (field: AddressObject | undefined): { name: string; address: string } => {
  const first = field?.value[0];
  return { name: first?.name ?? '', address: first?.address?.toLowerCase() ?? '' };
};

const referencesOf = (mail: ParsedMail): string[] => [...new Set([mail.inReplyTo ?? '', ...[mail.references ?? []].flat().reverse()])].filter(Boolean).slice(0, 50);

const bodyOf = (mail: ParsedMail): string => (mail.text?.trim() ? mail.text : mail.html ? htmlToText(mail.html, { wordwrap: false, selectors: [{ selector: 'img', format: 'skip' }, { selector: 'a', options: { ignoreHref: true } }] }) : '');

const quoteHead = /^(?:>|(?:Den|On|Le|Am) .{4,120}(?:skrev|wrote|schrieb).{0,80}:?\s*$|-{2,}\s*(?:Original Message|Ursprungligt meddelande|Vidarebefordrat meddelande|Forwarded message)|_{8,}|(?:Från|From): .+)/i;
const signatureHead = /^(?:-- ?$|Skickat från min |Sent from my |Hämta Outlook för )/i;

/** Parts the new text from quoted history and signature; when everything looks quoted, nothing is hidden. */
export function splitQuoted(body: string): { text: string; quoted: string } {
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  const at = lines.findIndex((line) => quoteHead.test(line.trim()) || signatureHead.test(line.trim()));
  const text = (at < 0 ? lines : lines.slice(0, at)).join('\n').trim();
  return text === '' ? { text: body.trim(), quoted: '' } : { text, quoted: at < 0 ? '' : lines.slice(at).join('\n').trim() };
}
