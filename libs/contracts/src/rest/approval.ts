import { z } from 'zod';
import { DeliveryChannel, fates, rejectReasons, Scope, Strength } from '../words.js';

const Citation = z.object({
  number: z.int(),
  articleId: z.string(),
  version: z.int(),
  passageId: z.string(),
  title: z.string(),
  quote: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  verified: z.string(),
  legal: z.array(z.string()),
  audience: z.string(),
  usedIn: z.int(),
});

/** `GET /api/approval/contacts/:id?why=`: what the agent is shown; `fingerprint` must come back with the approval. */
export const Shown = z.object({
  contactId: z.string(),
  messageSeq: z.int(),
  fingerprint: z.string(),
  suggestion: z
    .object({
      suggestionId: z.string(),
      sentences: z.array(
        z.object({ text: z.string(), kind: z.string(), citations: z.array(z.int()), question: z.int() }),
      ),
      citations: z.array(Citation),
      parts: z.array(z.object({ question: z.string(), caseType: z.string(), word: z.string(), strength: Strength })),
      subject: z.string(),
      language: z.string(),
      channel: z.string(),
      strength: Strength,
      writtenBy: z.string(),
      degraded: z.string(),
      withheld: z.string(),
      caseType: z.string(),
      contactLanguage: z.string(),
      ask: z.array(z.string()),
    })
    .nullable(),
  withdrawn: z.object({ reason: z.string(), at: z.iso.datetime() }).nullable(),
  deliveryChannels: z.array(DeliveryChannel),
  personalAllowed: z.boolean(),
  personalRefusedBecause: z.string(),
  replies: z.array(
    z.object({
      replyId: z.string(),
      state: z.string(),
      channel: z.string(),
      text: z.string(),
      approvedAt: z.iso.datetime(),
      deliverAfter: z.iso.datetime().nullable(),
      approver: z.string(),
      reason: z.string(),
    }),
  ),
});
export type Shown = z.infer<typeof Shown>;

/** `POST /api/approval/contacts/:id/drafts`: step one. Renders exactly what would leave; nothing leaves. */
export const DraftReply = z.object({
  fingerprint: z.string().min(1),
  suggestionId: z.string().default(''),
  subject: z.string().max(300).default(''),
  sentences: z
    .array(
      z.object({
        text: z.string().max(8000),
        fate: z.enum(fates),
        from: z.int().min(-1).default(-1),
        newParagraph: z.boolean().default(false),
      }),
    )
    .min(1, 'Skriv ett svar först.')
    .max(200),
  deliveryChannel: DeliveryChannel,
  scope: Scope,
  openedAt: z.iso.datetime().optional(),
});
export type DraftReply = z.infer<typeof DraftReply>;

/** Step one's answer: the exact message, to be shown and approved. `hash` is SHA-256 over the bytes that would leave. */
export const RenderedReply = z.object({
  renderedId: z.string(),
  hash: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  channel: DeliveryChannel,
  scope: Scope,
  undoSeconds: z.int(),
  fingerprint: z.string(),
  approver: z.string(),
});
export type RenderedReply = z.infer<typeof RenderedReply>;

/** `POST /api/approval/contacts/:id/replies`: step two. 409 when what was shown has changed. */
export const ApproveReply = z.object({ renderedId: z.string(), hash: z.string(), fingerprint: z.string() });
export const Approved = z.object({ replyId: z.string(), deliverAfter: z.iso.datetime().nullable(), state: z.string() });
export type Approved = z.infer<typeof Approved>;

/** `POST /api/approval/contacts/:id/lines`: a line the agent wrote herself, without machine part or placeholder (chat). */
export const OwnLine = z.object({
  fingerprint: z.string().min(1),
  text: z.string().trim().min(1).max(4000),
  key: z.string().min(8).max(64),
});

/** `POST /api/approval/contacts/:id/rejections`. */
export const RejectSuggestion = z.object({
  suggestionId: z.string().min(1),
  reasons: z.array(z.enum(rejectReasons)).min(1, 'Välj minst ett skäl.').max(7),
  question: z.int().min(-1).default(-1),
  comment: z.string().max(2000).default(''),
});

/** `POST /api/approval/contacts/:id/notes`: the call note a person approves into the journal. */
export const ApproveNote = z.object({
  note: z.string().trim().min(1).max(8000),
  followUp: z.iso.date().optional(),
  summaryId: z.string().default(''),
});

/** `GET /api/approval/parked`: deliveries a person must look at. */
export const ParkedDelivery = z.object({
  replyId: z.string(),
  contactId: z.string(),
  channel: z.string(),
  outcome: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
});
export const SettleDelivery = z.object({
  decision: z.enum(['it-arrived', 'send-again', 'give-up']),
  why: z.string().trim().min(3).max(500),
});

/** One line on approval's citizen socket (`/api/approval/citizen`), event `line`; `cursor` resumes. */
export const CitizenLine = z.object({
  replyId: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  from: z.string(),
  cursor: z.int(),
});
export type CitizenLine = z.infer<typeof CitizenLine>;
