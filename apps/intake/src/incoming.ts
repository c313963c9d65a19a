import type { Assurance, Channel, DeliveryChannel, Right } from '#lib/contracts';
import type { Placeholder, SpanType } from '#lib/language';

/** A file that came with a message. Its type is told by its content, later. */
export interface IncomingFile {
  name: string;
  content: Buffer;
}

/** A value that the source itself names as personal (a From name, a form's address field): masked wherever it stands. */
export interface Declared {
  type: SpanType;
  value: string;
}

export interface Identifiers {
  personnummer?: string;
  email?: string;
  phone?: string;
}

/** What a channel knows about who writes, by what right and where an answer goes. */
export interface Facts {
  channel: Channel;
  arrivedAt: Date;
  /** None = the contact is counted alone and has no history. */
  identifiers: Identifiers;
  /** Where an answer goes; sealed at once. */
  replyAddress: string;
  /** The mail address whose later mail continues the contact; empty for none. */
  sender: string;
  deliveryChannel: DeliveryChannel;
  assurance: Assurance;
  right: Right;
  protectedIdentity: boolean;
  formId: string;
  language: string;
}

/** One message as a channel hands it over: unmasked, before anything is kept. */
export interface Incoming extends Facts {
  /** The source's own id of the message. */
  key: string;
  /** The contact it continues; absent for a new one. */
  contactId?: string;
  author: 'citizen' | 'agent' | 'third';
  subject: string;
  text: string;
  quoted: string;
  /** Who writes, as the source says it (name and address), for the holder only. */
  from: string;
  about: string;
  files: IncomingFile[];
  /** Everything the source sent, kept beside the text. */
  raw?: Buffer;
  declared: Declared[];
  /** Already masked text, where masking needed more than this one message (calls). */
  masked?: { text: string; placeholders: Placeholder[] };
  threadRef: string;
  setAside: string;
  act: string;
  atMs: number;
}

/** Facts with the usual values, so that a channel states only what it knows. */
export const facts = (given: Pick<Facts, 'channel' | 'arrivedAt'> & Partial<Facts>): Facts => ({
  identifiers: {},
  replyAddress: '',
  sender: '',
  deliveryChannel: given.channel,
  assurance: 'none',
  right: 'unknown',
  protectedIdentity: false,
  formId: '',
  language: '',
  ...given,
});

/** An incoming message with the usual values. */
export const incoming = (
  given: Pick<Incoming, 'channel' | 'key' | 'text' | 'arrivedAt'> & Partial<Incoming>,
): Incoming => ({
  ...facts(given),
  author: 'citizen',
  subject: '',
  quoted: '',
  from: '',
  about: '',
  files: [],
  declared: [],
  threadRef: '',
  setAside: '',
  act: '',
  atMs: 0,
  ...given,
});

/** What `citizen_ref` is made from: the best identifier there is (personnummer, else e-mail, else phone); undefined = counted alone. */
export function bestIdentifier({ personnummer, email, phone }: Identifiers): string | undefined {
  const ten = (personnummer ?? '').replace(/\D/g, '').slice(-10);
  if (ten.length === 10) return `pnr:${ten}`;
  if (email?.trim()) return `mail:${email.trim().toLowerCase()}`;
  const number = (phone ?? '').replace(/\D/g, '').replace(/^(?:00)?46/, '0');
  return number.length >= 5 ? `tel:${number}` : undefined;
}

/** Characters of text and of quoted history that go into the line; the whole is in the raw original. */
export const textLimit = 100_000;

/** Text fit for every screen and store: no control characters, no direction overrides, no broken surrogates, within its limit. */
export function clean(text: string, limit = textLimit): string {
  const whole = text.toWellFormed().replace(/\r\n?/g, '\n').replace(unfit, '').normalize('NFC');
  if (whole.length <= limit) return whole;
  return `${whole
    .slice(0, limit)
    .toWellFormed()
    .replace(/\ufffd$/, '')}\n[…]`;
}

// C0/C1 controls except tab and newline, zero-width and direction marks that hide or turn text, private-use sentinels of masking.
const unfit = /[^\P{Cc}\n\t]|[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]/gu;
