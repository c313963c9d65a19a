import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { DraftReply, RenderedReply } from '#lib/contracts';
import { type Agent, Clock, Refused } from '#lib/core';
import { ContactKeys, type Secrets, unseal } from '#lib/keys';
import { SECRETS } from '#lib/platform';
import { EmailChannel } from './channels/email.channel.js';
import { answerSubject, htmlOf, textOf } from './render.js';
import { hashOf } from './reply.js';
import { mayCarry } from './scope.js';
import { lock } from './sealed.js';
import { type ShownRow, ShownStore } from './shown.store.js';
import { UndoTimes } from './undo-times.service.js';

export type Draft = z.infer<typeof DraftReply>;

/** What step one rendered, kept encrypted until step two or an hour has passed. */
export interface Rendered {
  replyId: string;
  draft: Draft;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Exactly what would leave, base64. */
  bytes: string;
  ownLine: boolean;
}

const claimArrivesWithin = 2_000;

/** Step one: renders to the last byte what would leave, to be shown and hashed. Nothing leaves. */
@Injectable()
export class RenderService {
  constructor(
    private readonly database: DataSource,
    private readonly shown: ShownStore,
    private readonly keys: ContactKeys,
    private readonly email: EmailChannel,
    private readonly clock: Clock,
    private readonly undo: UndoTimes,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** Refuses what changed since it was shown, what another holds, and what may not go this way. */
  async render(contactId: string, draft: Draft, agent: Agent, ownLine = false): Promise<RenderedReply> {
    const row = await this.heldBy(contactId, agent);
    const fingerprint = this.shown.fingerprint(row);
    if (draft.fingerprint !== fingerprint) throw changed(row, fingerprint);
    const allowed = mayCarry(draft.scope, row.assurance, draft.deliveryChannel);
    if (!allowed.ok) throw new Refused(allowed.code, allowed.message, 422, { wayOut: allowed.wayOut });
    const content = await this.compose(row, draft, ownLine);
    const renderedId = randomUUID();
    const hash = hashOf(Buffer.from(content.bytes, 'base64'));
    const sealed = lock(await this.keys.find(contactId), content, contactId);
    await this.database.query(
      'insert into rendered (id, contact_id, agent_id, fingerprint, hash, content) values ($1,$2,$3,$4,$5,$6)',
      [renderedId, contactId, agent.id, fingerprint, hash, sealed],
    );
    await this.database.query(`delete from rendered where created_at < now() - interval '1 hour'`);
    const { to, subject, text, html } = content;
    const { deliveryChannel: channel, scope } = draft;
    const undoSeconds = this.undo.secondsFor(channel);
    return {
      renderedId,
      hash,
      to,
      subject,
      text,
      html,
      channel,
      scope,
      undoSeconds,
      fingerprint,
      approver: agent.name,
    };
  }

  /** The contact, held by this agent. The claim is an event: it may be a moment behind the agent's own click. */
  private async heldBy(contactId: string, agent: Agent): Promise<ShownRow> {
    for (let waited = 0; ; waited += 100) {
      const row = await this.shown.row(contactId);
      if (this.shown.holder(row) === agent.id) return row;
      if (waited >= claimArrivesWithin) {
        throw new Refused(
          'not-the-holder',
          'Someone else holds this contact now, or your claim has ended. Take it again.',
          409,
        );
      }
      await pause(100);
    }
  }

  private async compose(row: ShownRow, draft: Draft, ownLine: boolean): Promise<Rendered> {
    const replyId = randomUUID();
    const text = textOf(draft.sentences);
    const route = await this.shown.route(row);
    const byMail = draft.deliveryChannel === 'email' || draft.deliveryChannel === 'form';
    const to = byMail ? this.addressOf(row, route.sealedAddress) : draft.deliveryChannel;
    const subject = byMail
      ? oneLine(draft.subject) || answerSubject(route.subject) || `Svar på ärende ${row.reference}`
      : '';
    const html = byMail ? htmlOf(text, row.language) : '';
    const { threadRef } = route;
    const { reference } = row;
    const bytes = byMail
      ? await this.email.render({ replyId, to, subject, text, html, threadRef, reference, date: this.clock.now() })
      : Buffer.from(text);
    return { replyId, draft, to, subject, text, html, bytes: bytes.toString('base64'), ownLine };
  }

  private addressOf(row: ShownRow, sealed: string): string {
    if (!sealed) throw new Refused('no-address', 'The citizen has left no e-mail address. Choose another channel.');
    return unseal(this.secrets.seal.privateKey, sealed, row.contact_id);
  }
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ').trim();

export const changed = (row: ShownRow, now: string): Refused =>
  new Refused('changed', 'Something has changed since you saw it. Look again, then approve.', 409, {
    fingerprint: now,
    messageSeq: row.message_seq,
    withdrawn: row.withdrawn,
  });
