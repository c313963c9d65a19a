import { z } from 'zod';
import { Assurance, CaseTypeWord, Channel, closeReasons, DeliveryChannel, presences, Right } from '../words.js';

/** One row of the queue (`GET /api/desk/queue`); no contact text in it. `held`: the citizen waits and somebody holds it; `holderId` tells the holder in every state. */
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
  /** When the claim ends unless renewed; null when nobody holds it. */
  heldUntil: z.iso.datetime().nullable().default(null),
  /** none, suggested, approved, sent, failed or withdrawn. */
  reply: z.string(),
  setAside: z.string(),
  messageSeq: z.int(),
  simulated: z.boolean(),
  team: z.string().default(''),
  protectedIdentity: z.boolean().default(false),
  /** State of the call; empty for other channels. */
  callState: z.string().default(''),
  /** Day to come back to it; null when none is set. */
  followUp: z.iso.date().nullable().default(null),
  /** Colleague it was handed to, who alone may take it for an hour; null when none. */
  reservedFor: z.string().nullable().default(null),
});
export type QueueRow = z.infer<typeof QueueRow>;
export const Queue = z.object({ rows: z.array(QueueRow), total: z.int(), cursor: z.string() });
export type Queue = z.infer<typeof Queue>;

/** Query of the queue. Without `state`: everything that is not closed. `since`: only what changed after an earlier answer's cursor, closed ones too. */
export const QueueQuery = z.object({
  state: z.enum(['waiting', 'held', 'answered', 'closed', 'set-aside']).optional(),
  channel: Channel.optional(),
  caseType: z.string().max(64).optional(),
  language: z.string().max(8).optional(),
  team: z.string().max(64).optional(),
  /** `1`: what the caller holds, was handed or follows up. */
  mine: z.literal('1').optional(),
  reference: z.string().trim().min(2).max(40).optional(),
  since: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(5_000).default(5_000),
});

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
      /** Why this message was set aside (spam, auto-reply …); empty when it was not. */
      setAside: z.string().default(''),
    }),
  ),
  attachments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      mediaType: z.string(),
      size: z.int(),
      sha256: z.string(),
      seq: z.int(),
    }),
  ),
  replies: z.array(
    z.object({
      replyId: z.string(),
      state: z.string(),
      text: z.string(),
      at: z.iso.datetime(),
      channel: z.string(),
      reason: z.string(),
    }),
  ),
  /** Notes beside the conversation: `hand-over`, `follow-up` or `journal`, masked. */
  notes: z
    .array(
      z.object({ noteId: z.string(), kind: z.string(), authorId: z.string(), text: z.string(), at: z.iso.datetime() }),
    )
    .default([]),
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
  earlier: z.array(
    z.object({
      contactId: z.string(),
      reference: z.string(),
      channel: Channel,
      caseType: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type Conversation = z.infer<typeof Conversation>;

export const CorrectCaseType = z.object({ caseType: z.string().min(1).max(64), messageSeq: z.int().min(0) });
export const RaiseAssurance = z.object({
  assurance: z.enum(['agent-checked', 'e-id']),
  method: z.enum(['questions', 'call-back', 'e-id', 'document']),
});
export const HandOver = z.object({
  toAgent: z.string().max(128).optional(),
  toTeam: z.string().max(64).optional(),
  note: z.string().max(2000).default(''),
});
export const CloseContact = z.object({ reason: z.enum(closeReasons) });
/** `PUT /api/desk/contacts/:id/follow-up`: a day to come back to it; null takes it away. */
export const SetFollowUp = z.object({ date: z.iso.date().nullable(), note: z.string().max(2000).default('') });
/** `GET /api/desk/agents`. */
export const Colleagues = z.object({
  agents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      team: z.string(),
      presence: z.string(),
      languages: z.array(z.string()),
      simulated: z.boolean(),
    }),
  ),
});
export type Colleagues = z.infer<typeof Colleagues>;
export const SetPresence = z.object({ presence: z.enum(presences) });
/** `POST /api/desk/contacts/:id/claim` answers with the holder; 409 says who holds it. */
export const Claimed = z.object({ contactId: z.string(), until: z.iso.datetime(), claim: z.int() });

/** `POST /api/desk/next`: what the caller holds now, or null when nothing waits for her. */
export const NextContact = z.object({ claimed: Claimed.nullable() });

/** Live push (`/api/desk/live`, Socket.IO): `ready`, `row` QueueRow, `gone` {contactId}, `contact` ContactNews, `typing` {contactId}, `refused` Problem. Re-read at every connect. */
export const ContactNews = z.object({
  contactId: z.string(),
  what: z.enum(['message', 'triage', 'suggestion', 'withdrawn', 'reply', 'claim', 'closed', 'call', 'attachment']),
  reason: z.string().optional(),
});
export type ContactNews = z.infer<typeof ContactNews>;

const id = z.string().regex(/^[a-z0-9åäö_-]{1,64}$/, 'Use a-z, å, ä, ö, 0-9, _ and -.');
const ids = z.array(z.string().min(1).max(64)).max(100).default([]);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as HH:MM.');
const opensFirst = ({ opens, closes }: { opens: string | null; closes: string | null }): boolean =>
  (opens === null) === (closes === null) && (opens === null || (closes !== null && opens < closes));

/** A team and the case types that go to it. */
export const Team = z.object({ id, name: z.string().trim().min(1).max(120), caseTypes: ids });
/** A skill that contacts of any of these case types, acts or channels need. */
export const Skill = z.object({
  id,
  name: z.string().trim().min(1).max(120),
  caseTypes: ids,
  acts: ids,
  channels: z.array(Channel).max(4).default([]),
});
/** Opening hours of a weekday, 1 Monday to 7 Sunday, in Swedish time. A weekday that is left out is closed. */
export const OpeningHours = z
  .object({ weekday: z.int().min(1).max(7), opens: time, closes: time })
  .refine(opensFirst, 'It must open before it closes.');
/** A day that differs: other hours, or closed (both null). Swedish public holidays are known already. */
export const SpecialDay = z
  .object({ day: z.iso.date(), opens: time.nullable(), closes: time.nullable(), why: z.string().max(200).default('') })
  .refine(opensFirst, 'Give both times, the first one earlier, or neither.');
/** Open minutes within which a channel's answer is due. */
export const Target = z.object({ channel: Channel, minutes: z.int().min(1).max(100_000) });
export const DeskSettings = z.object({
  leaseMinutes: z.int().min(1).max(240),
  simulatedEvery: z.int().min(0).max(100),
});
/** What supervisors add to a person's sign-in. `team` null: the sign-in's own. `protected`: handles protected identities. */
export const SetPerson = z.object({ team: z.string().max(64).nullable(), skills: ids, protected: z.boolean() });

/** `GET /api/desk/administration`. */
export const Administration = z.object({
  teams: z.array(Team),
  skills: z.array(Skill),
  openingHours: z.array(OpeningHours),
  specialDays: z.array(SpecialDay),
  targets: z.array(Target),
  settings: DeskSettings,
  people: z.array(SetPerson.extend({ id: z.string(), name: z.string(), signInTeam: z.string() })),
});
export type Administration = z.infer<typeof Administration>;

/** `PUT /api/desk/administration`: replaces the lists that are given and leaves the others. */
export const SetAdministration = z.object({
  teams: z.array(Team).max(500).optional(),
  skills: z.array(Skill).max(500).optional(),
  openingHours: z.array(OpeningHours).max(7).optional(),
  specialDays: z.array(SpecialDay).max(2_000).optional(),
  targets: z.array(Target).max(4).optional(),
  settings: DeskSettings.optional(),
});
export type SetAdministration = z.infer<typeof SetAdministration>;

/** `POST /api/desk/administration/import`: a table from a spreadsheet. Without `apply` nothing is changed. Lists within a cell are separated by spaces. */
export const ImportCsv = z.object({
  kind: z.enum(['people', 'teams', 'skills', 'special-days']),
  csv: z.string().min(1).max(500_000),
  apply: z.boolean().default(false),
});
export const Imported = z.object({
  rows: z.int(),
  wrong: z.array(z.object({ line: z.int(), message: z.string() })),
  applied: z.boolean(),
});
export type Imported = z.infer<typeof Imported>;
