import { randomInt } from 'node:crypto';
import type { Assurance, Channel, DeliveryChannel, Right } from '#lib/contracts';

/** A file that came with a message. */
export interface IncomingFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

/** One message as a channel hands it over: unmasked, before anything is kept. */
export interface Incoming {
  channel: Channel;
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
  files: IncomingFile[];
  arrivedAt: Date;
  identifiers: { personnummer?: string; email?: string; phone?: string };
  /** Where an answer goes; sealed at once. */
  replyAddress: string;
  deliveryChannel: DeliveryChannel;
  assurance: Assurance;
  right: Right;
  about: string;
  protectedIdentity: boolean;
  threadRef: string;
  setAside: string;
  formId: string;
  act: string;
  language: string;
  atMs: number;
}

/** An incoming message with the usual facts, so that a channel states only what it knows. */
export const incoming = (given: Pick<Incoming, 'channel' | 'key' | 'text' | 'arrivedAt'> & Partial<Incoming>): Incoming => ({
  author: 'citizen', subject: '', quoted: '', from: '', files: [], identifiers: {}, replyAddress: '', deliveryChannel: given.channel,
  assurance: 'none', right: 'unknown', about: '', protectedIdentity: false, threadRef: '', setAside: '', formId: '', act: '', language: '', atMs: 0,
  ...given,
});

/** What `citizen_ref` is made from: the best identifier there is (personnummer, else e-mail, else phone); undefined = counted alone. */
export function bestIdentifier({ personnummer, email, phone }: Incoming['identifiers']): string | undefined {
  if (personnummer) return `pnr:${tenDigits(personnummer)}`;
  if (email) return `mail:${email.trim().toLowerCase()}`;
  if (phone) return `tel:${phone.replace(/\D/g, '').replace(/^(?:00)?46/, '0')}`;
  return undefined;
}

const tenDigits = (personnummer: string): string => personnummer.replace(/\D/g, '').slice(-10);

const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/** A reference number a citizen can read aloud: no vowels (no words), no digits that look like letters. */
export const newReference = (at: Date): string => {
  const pick = (from: string, count: number) => Array.from({ length: count }, () => from[randomInt(from.length)]).join('');
  return `${String(at.getUTCFullYear()).slice(2)}${String(at.getUTCMonth() + 1).padStart(2, '0')}-${pick(letters, 2)}${pick('23456789', 4)}`;
};
