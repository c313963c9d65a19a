import { z } from 'zod';
import { Assurance, CaseTypeWord, Channel, closeReasons, DeliveryChannel, presences, Right } from '../words.js';

/** One row of the queue (`GET /api/desk/queue`); no contact text in it. */
export const QueueRow = z.object({
  contactId: z.string(),
  reference: z.string(),
  channel: Channel,
  state: z.enum(['waiting', 'held', 'answered', 'closed', 'set-aside']),
  caseType: z.string(),
  word: CaseTypeWord,
  urgency: z.string(),
  risk: z.boolean(),
  acts: z.array(z.string()),
  language: z.string(),
  arrivedAt: z.iso.datetime(),
  /** When the last citizen message that waits for an answer came; null when none waits. */
  waitingSince: z.iso.datetime().nullable(),
  answerBy: z.iso.datetime().nullable(),
  holderId: z.string().nullable(),
  holderName: z.string().nullable(),
  /** none, suggested, approved, sent, failed or withdrawn. */
  reply: z.string(),
  setAside: z.string(),
  messageSeq: z.int(),
  simulated: z.boolean(),
});
export type QueueRow = z.infer<typeof QueueRow>;
export const Queue = z.object({ rows: z.array(QueueRow), total: z.int(), cursor: z.string() });
export type Queue = z.infer<typeof Queue>;

/** `GET /api/desk/contacts/:id?why=`: the masked conversation; read is logged. */
export const Conversation = z.object({
  row: QueueRow,
  messages: z.array(
    z.object({
      seq: z.int(),
      author: z.enum(['citizen', 'agent', 'third']),
      subject: z.string(),
      text: z.string(),
      quoted: z.string(),
      at: z.iso.datetime(),
      atMs: z.int().nullable(),
    }),
  ),
  attachments: z.array(z.object({ id: z.string(), name: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string(), seq: z.int() })),
  replies: z.array(z.object({ replyId: z.string(), state: z.string(), text: z.string(), at: z.iso.datetime(), channel: z.string(), reason: z.string() })),
  assurance: Assurance,
  right: Right,
  about: z.string(),
  protectedIdentity: z.boolean(),
  deliveryChannel: DeliveryChannel,
  caseTypes: z.array(z.object({ id: z.string(), probability: z.number() })),
  reasons: z.array(z.string()),
  risks: z.array(z.string()),
  decidedBy: z.string(),
  callState: z.string(),
  earlier: z.array(z.object({ contactId: z.string(), reference: z.string(), channel: Channel, caseType: z.string(), at: z.iso.datetime() })),
});
export type Conversation = z.infer<typeof Conversation>;

export const CorrectCaseType = z.object({ caseType: z.string().min(1).max(64), messageSeq: z.int().min(0) });
export const RaiseAssurance = z.object({ assurance: z.enum(['agent-checked', 'e-id']), method: z.enum(['questions', 'call-back', 'e-id', 'document']) });
export const HandOver = z.object({ toAgent: z.string().max(128).optional(), toTeam: z.string().max(64).optional(), note: z.string().max(2000).default('') });
export const CloseContact = z.object({ reason: z.enum(closeReasons) });
export const SetPresence = z.object({ presence: z.enum(presences) });
/** `POST /api/desk/contacts/:id/claim` answers with the holder; 409 says who holds it. */
export const Claimed = z.object({ contactId: z.string(), until: z.iso.datetime(), claim: z.int() });

/** Live push (`/api/desk/live`, Socket.IO): `row` QueueRow, `contact` {contactId, what}, `typing` {contactId}. Re-read at every connect. */
export const ContactNews = z.object({ contactId: z.string(), what: z.enum(['message', 'triage', 'suggestion', 'withdrawn', 'reply', 'claim', 'closed', 'call', 'attachment']), reason: z.string().optional() });
export type ContactNews = z.infer<typeof ContactNews>;
