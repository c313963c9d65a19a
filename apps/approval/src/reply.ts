// A human always approves before anything reaches the citizen.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Assurance, DeliveryChannel, Scope } from '#lib/contracts';
import { type Agent, Refused } from '#lib/core';
import { placeholdersIn } from '#lib/language';
import { mayCarry } from './scope.js';

/** What was rendered in step one and stands before the agent in step two. */
export interface RenderedDraft {
  replyId: string;
  contactId: string;
  channel: DeliveryChannel;
  scope: Scope;
  /** Exactly the bytes that would leave. */
  bytes: Buffer;
  /** Where they would go: address, chat or spoken. */
  recipient: string;
  /** Fingerprint of what the agent was shown. */
  shown: string;
  /** Fingerprint of what there is now. */
  now: string;
  /** Who the message was rendered for. */
  renderedFor: string;
  holderId: string;
  assurance: Assurance;
  /** Text the citizen will read, without MIME around it. */
  text: string;
  approvedAt: Date;
  deliverAfter: Date | null;
}

/** A row of the reply table, as it is stored. */
export interface ReplyRow {
  replyId: string;
  contactId: string;
  channel: DeliveryChannel;
  approverId: string;
  approvedAt: Date | null;
  textHash: string;
  signature: string;
  bytes: Buffer;
  recipient: string;
  simulated: boolean;
}

// Set by the class itself: only this file can make one.
let make: (row: ReplyRow) => ApprovedReply;

/** A reply that a human approved. Nominal: nothing but the two makers below can make one. */
export class ApprovedReply {
  readonly #row: ReplyRow;
  private constructor(row: ReplyRow) {
    this.#row = row;
  }
  static {
    make = (row) => new ApprovedReply(row);
  }
  get row(): Readonly<ReplyRow> {
    return this.#row;
  }
}

/**
 * The human's decision. `text` is what the human says she saw: the hash of the bytes shown in step two.
 * Refuses what changed, what another holds, what has a placeholder left, and what may not go this way.
 */
export function approve(draft: RenderedDraft, agent: Agent, text: string, signingKey: string): ApprovedReply {
  if (draft.holderId !== agent.id)
    throw new Refused(
      'not-the-holder',
      'Someone else holds this contact now, or your claim has ended. Take it again.',
      409,
    );
  if (draft.renderedFor !== agent.id)
    throw new Refused('not-yours', 'This message was prepared by someone else. Prepare it yourself.', 409);
  if (draft.shown !== draft.now)
    throw new Refused('changed', 'Something has changed since you saw it. Look again, then approve.', 409);
  const textHash = hashOf(draft.bytes);
  if (text !== textHash)
    throw new Refused('not-what-you-saw', 'The message is not the one you were shown. Prepare it again.', 409);
  if (draft.text.trim() === '') throw new Refused('empty', 'Write an answer first.');
  const left = placeholdersIn(draft.text);
  if (left.length > 0)
    throw new Refused('placeholder-left', `Fill in or remove ${left.join(', ')} first.`, 422, { placeholders: left });
  const allowed = mayCarry(draft.scope, draft.assurance, draft.channel);
  if (!allowed.ok) throw new Refused(allowed.code, allowed.message, 422, { wayOut: allowed.wayOut });
  const row = {
    replyId: draft.replyId,
    contactId: draft.contactId,
    channel: draft.channel,
    approverId: agent.id,
    approvedAt: draft.approvedAt,
    textHash,
    bytes: draft.bytes,
    recipient: draft.recipient,
    simulated: agent.simulated,
    signature: '',
  };
  return make({ ...row, signature: sign(null, statement(row), privateKey(signingKey)).toString('base64url') });
}

/** Brings back what a human approved. Refuses a row without approver, time or hash, or whose signature is not ours: such a row delivers nothing. */
export function restore(row: ReplyRow, verifyKey: string): ApprovedReply {
  const refuse = (why: string) =>
    new Refused('not-approved', `This reply was not approved by a human here: ${why}. It will not leave.`, 409);
  if (!row.approverId) throw refuse('it has no approver');
  if (!row.approvedAt || Number.isNaN(row.approvedAt.getTime())) throw refuse('it has no time of approval');
  if (row.textHash !== hashOf(row.bytes)) throw refuse('its text is not the approved one');
  if (!verify(null, statement(row), publicKey(verifyKey), Buffer.from(row.signature, 'base64url')))
    throw refuse('its signature is not ours');
  return make(row);
}

/** SHA-256 of what leaves, hexadecimal. */
export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What the signature stands for. Changing a word of it would let an old signature speak for something new. */
const statement = (row: Omit<ReplyRow, 'signature' | 'bytes'>): Buffer =>
  Buffer.from(
    JSON.stringify([
      'reply.v1',
      row.replyId,
      row.contactId,
      row.channel,
      row.approverId,
      row.approvedAt?.toISOString(),
      row.textHash,
      row.recipient,
      row.simulated,
    ]),
  );

const privateKey = (key: string) =>
  createPrivateKey({ key: Buffer.from(key, 'base64url'), type: 'pkcs8', format: 'der' });
const publicKey = (key: string) => createPublicKey({ key: Buffer.from(key, 'base64url'), type: 'spki', format: 'der' });
