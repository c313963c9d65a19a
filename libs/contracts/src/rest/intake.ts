import { z } from 'zod';
import { Assurance, Right } from '../words.js';

/** `POST /api/intake/chats`: begins a chat. The token is the citizen's only key to it. */
export const StartChat = z.object({
  language: z.enum(['sv', 'en']).default('sv'),
  name: z.string().trim().max(120).optional(),
  /** The page's own random key: the same key twice is one chat. Whoever knows it can open the chat. */
  key: z.string().min(16).max(64).optional(),
});
export const ChatStarted = z.object({ contactId: z.string(), token: z.string(), reference: z.string() });
export type ChatStarted = z.infer<typeof ChatStarted>;

/** `POST /api/intake/chats/messages` with `Authorization: Bearer <chat token>`: one line; the same key twice is one line. */
export const ChatLine = z.object({
  key: z.string().min(8).max(64),
  text: z.string().trim().min(1, 'Skriv något först.').max(4000, 'Dela upp texten: högst 4 000 tecken åt gången.'),
});
export const ChatLineKept = z.object({ seq: z.int(), at: z.iso.datetime() });

/** `GET /api/intake/chats/messages?after=N`: the citizen's own lines, for a reload. */
export const ChatHistory = z.object({
  lines: z.array(z.object({ seq: z.int(), key: z.string(), text: z.string(), at: z.iso.datetime() })),
});

/** `POST /api/intake/chats/email`: leaves an e-mail address instead of waiting; the answer then goes there. The same address twice is one message. */
export const ChatEmail = z.object({
  email: z.email('Skriv hela e-postadressen, till exempel namn@exempel.se.').max(254),
});

/** `GET /api/intake/forms` and `GET /api/intake/forms/:form?language=`: a JSON Schema (2020-12) with texts in that language. */
export const FormList = z.object({
  forms: z.array(z.object({ id: z.string(), title: z.string(), description: z.string() })),
});
export const FormLanguage = z.object({ language: z.enum(['sv', 'en']).default('sv') });
export const FormSchema = z.record(z.string(), z.unknown());

/** `POST /api/intake/forms/:form`: a filled form. `key` makes a double post one contact. */
export const PostForm = z.object({
  key: z.string().min(8).max(64),
  language: z.enum(['sv', 'en']).default('sv'),
  values: z.record(z.string(), z.unknown()),
  /** Left empty by people; filled by robots. */
  website: z.string().max(0, 'Formuläret kunde inte tas emot.').optional(),
  /** Milliseconds the page was open; robots post at once. */
  openMs: z.int().min(0).optional(),
});
export const FormKept = z.object({ reference: z.string(), contactId: z.string() });

/** One frame of the switchboard's WebSocket (`/api/intake/calls`), JSON text. */
const at = z.iso.datetime({ offset: true });
const call = { callId: z.string().min(1).max(128) };
export const CallFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('queued'),
    ...call,
    at,
    from: z.string().max(40).optional(),
    personnummer: z.string().max(20).optional(),
    assurance: Assurance.default('none'),
    queue: z.string().max(64).optional(),
    language: z.string().max(8).optional(),
    right: Right.default('unknown'),
    protectedIdentity: z.boolean().default(false),
  }),
  z.object({ type: z.literal('answered'), ...call, at, agent: z.string().min(1).max(128) }),
  z.object({ type: z.literal('notice'), ...call, at }),
  z.object({ type: z.literal('hold'), ...call, at }),
  z.object({ type: z.literal('resume'), ...call, at }),
  z.object({ type: z.literal('transfer'), ...call, at, to: z.string().min(1).max(128) }),
  z.object({ type: z.literal('identity-pause'), ...call, at }),
  z.object({ type: z.literal('identity-resume'), ...call, at, assurance: Assurance.optional() }),
  z.object({ type: z.literal('callback'), ...call, at, number: z.string().max(40) }),
  z.object({
    type: z.literal('segment'),
    ...call,
    segmentId: z.string().min(1).max(64),
    speaker: z.enum(['citizen', 'agent', 'third']),
    text: z.string().max(4000),
    atMs: z.int().min(0),
    durationMs: z.int().min(0).optional(),
    final: z.boolean(),
  }),
  z.object({ type: z.literal('abandoned'), ...call, at }),
  z.object({ type: z.literal('ended'), ...call, at }),
]);
export type CallFrame = z.infer<typeof CallFrame>;

/** What the switchboard hears after every frame, in the order of the frames. */
export const CallAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    callId: z.string(),
    segmentId: z.string().optional(),
    seq: z.int().optional(),
    reference: z.string().optional(),
    note: z.string().optional(),
  }),
  z.object({
    ok: z.literal(false),
    callId: z.string().optional(),
    segmentId: z.string().optional(),
    code: z.string(),
    message: z.string(),
  }),
]);
export type CallAnswer = z.infer<typeof CallAnswer>;

/** Socket.IO `/api/intake/live`, event `segment`: what is being said, to the holder only, in clear. */
export const LiveSegment = z.object({
  contactId: z.string(),
  segmentId: z.string(),
  speaker: z.enum(['citizen', 'agent', 'third']),
  text: z.string(),
  atMs: z.int(),
  final: z.boolean(),
});
export type LiveSegment = z.infer<typeof LiveSegment>;
/** Socket.IO `/api/intake/live`, the client's event `listen` (answered `{ok}` or `{ok: false, code, message}`); `leave` ends it. */
export const ListenToCall = z.object({ contactId: z.string().min(1).max(64), why: z.string().trim().min(3).max(200) });

/** `GET /api/intake/contacts/:id/clear?why=`: the contact in clear, for its holder only; read is logged. */
export const ClearContact = z.object({
  messages: z.array(z.object({ seq: z.int(), subject: z.string(), text: z.string(), quoted: z.string() })),
  placeholders: z.record(z.string(), z.string()),
  from: z.string(),
  firstName: z.string(),
});
export type ClearContact = z.infer<typeof ClearContact>;

/** `POST /api/intake/mask`: what would be masked, and why. Nothing is kept. */
export const MaskTest = z.object({ text: z.string().max(100_000) });
export const MaskTested = z.object({
  masked: z.string(),
  spans: z.array(
    z.object({ start: z.int(), end: z.int(), type: z.string(), placeholder: z.string(), why: z.string() }),
  ),
});
