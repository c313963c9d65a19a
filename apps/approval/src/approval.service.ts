import { randomUUID } from 'node:crypto';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Bus, type Tx } from '#lib/bus';
import { type Approved, type ApproveReply, type DraftReply, ReplyApprovedSchema, ReplyRecalledSchema, type RenderedReply } from '#lib/contracts';
import { type Agent, Clock, Refused } from '#lib/core';
import { ContactKeys, type Secrets, unseal } from '#lib/keys';
import { mask, wordDiff } from '#lib/language';
import { SECRETS, Settings } from '#lib/platform';
import { EmailChannel } from './channels/email.channel.js';
import { LedgerStore } from './ledger.store.js';
import { answerSubject, htmlOf, textOf } from './render.js';
import { approve, hashOf } from './reply.js';
import { mayCarry } from './scope.js';
import { lock, unlock } from './sealed.js';
import { type ShownRow, ShownStore, type Suggestion } from './shown.store.js';

type Draft = z.infer<typeof DraftReply>;

/** What step one rendered, kept encrypted until step two or an hour has passed. */
interface Rendered {
  replyId: string;
  draft: Draft;
  to: string;
  subject: string;
  text: string;
  html: string;
  bytes: string;
  ownLine: boolean;
}

/** The agent's decision: lock, decide, save, publish, in one transaction. */
@Injectable()
export class ApprovalService {
  constructor(
    private readonly bus: Bus,
    private readonly database: DataSource,
    private readonly shown: ShownStore,
    private readonly keys: ContactKeys,
    private readonly ledger: LedgerStore,
    private readonly email: EmailChannel,
    private readonly clock: Clock,
    private readonly settings: Settings,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** Step one: renders to the last byte what would leave. Nothing leaves. Refuses what changed since it was shown. */
  async render(contactId: string, draft: Draft, agent: Agent, ownLine = false): Promise<RenderedReply> {
    const row = await this.shown.row(contactId);
    const fingerprint = this.shown.fingerprint(row);
    if (this.shown.holder(row) !== agent.id) throw new Refused('not-the-holder', 'Someone else holds this contact now, or your claim has ended. Take it again.', 409);
    if (draft.fingerprint !== fingerprint) throw this.changed(row, fingerprint);
    const allowed = mayCarry(draft.scope, row.assurance, draft.deliveryChannel);
    if (!allowed.ok) throw new Refused(allowed.code, allowed.message, 422, { wayOut: allowed.wayOut });
    const content = await this.compose(row, draft, ownLine);
    const renderedId = randomUUID();
    const hash = hashOf(Buffer.from(content.bytes, 'base64'));
    const sealed = lock(await this.keys.find(contactId), content, contactId);
    await this.database.query('insert into rendered (id, contact_id, agent_id, fingerprint, hash, content) values ($1,$2,$3,$4,$5,$6)', [renderedId, contactId, agent.id, fingerprint, hash, sealed]);
    await this.database.query(`delete from rendered where created_at < now() - interval '1 hour'`);
    const { to, subject, text, html } = content;
    return { renderedId, hash, to, subject, text, html, channel: draft.deliveryChannel, scope: draft.scope, undoSeconds: this.undoSeconds(draft.deliveryChannel), fingerprint, approver: agent.name };
  }

  private async compose(row: ShownRow, draft: Draft, ownLine: boolean): Promise<Rendered> {
    const replyId = randomUUID();
    const text = textOf(draft.sentences);
    const route = await this.shown.route(row);
    const byMail = draft.deliveryChannel === 'email' || draft.deliveryChannel === 'form';
    const to = byMail ? this.addressOf(row, route.sealedAddress) : draft.deliveryChannel;
    const subject = byMail ? (draft.subject.trim() || answerSubject(route.subject)) : '';
    const html = byMail ? htmlOf(text, row.language) : '';
    const bytes = byMail
      ? await this.email.render({ replyId, to, subject, text, html, threadRef: route.threadRef, reference: row.reference, date: this.clock.now() })
      : Buffer.from(text);
    return { replyId, draft, to, subject, text, html, bytes: bytes.toString('base64'), ownLine };
  }

  private addressOf(row: ShownRow, sealed: string): string {
    if (!sealed) throw new Refused('no-address', 'The citizen has left no e-mail address. Choose another channel.');
    return unseal(this.secrets.seal.privateKey, sealed, row.contact_id);
  }

  /** Step two: the human approves what she was shown. 409 when anything changed; the same approval twice answers the first. */
  async approve(contactId: string, asked: z.infer<typeof ApproveReply>, agent: Agent): Promise<Approved> {
    const key = await this.keys.find(contactId);
    return this.bus.transaction(async (tx) => {
      const row = await this.shown.row(contactId, tx.rows, true);
      const [stored] = (await tx.rows.query('select agent_id, fingerprint, content from rendered where id = $1 and contact_id = $2', [asked.renderedId, contactId])) as { agent_id: string; fingerprint: string; content: Buffer }[];
      const rendered = stored && unlock<Rendered>(key, stored.content, contactId);
      if (!stored || !rendered) throw new Refused('prepare-again', 'The prepared message is gone. Prepare it again; your text is kept.', 409);
      const before = await this.existing(tx.rows, rendered.replyId);
      if (before) return before;
      const now = this.shown.fingerprint(row);
      if (asked.fingerprint !== now || stored.fingerprint !== now) throw this.changed(row, now);
      return this.decide(tx, row, rendered, asked.hash, stored, agent);
    });
  }

  private async decide(tx: Tx, row: ShownRow, rendered: Rendered, hash: string, stored: { agent_id: string; fingerprint: string }, agent: Agent): Promise<Approved> {
    const contactId = row.contact_id;
    const { draft, replyId } = rendered;
    const at = this.clock.now();
    const deliverAfter = new Date(at.getTime() + this.undoSeconds(draft.deliveryChannel) * 1000);
    const approved = approve(
      {
        replyId, contactId, channel: draft.deliveryChannel, scope: draft.scope, bytes: Buffer.from(rendered.bytes, 'base64'), recipient: rendered.to, shown: stored.fingerprint,
        now: this.shown.fingerprint(row), renderedFor: stored.agent_id, holderId: this.shown.holder(row), assurance: row.assurance, text: `${rendered.subject}\n${rendered.text}`, approvedAt: at, deliverAfter,
      },
      agent, hash, this.secrets.ledger.privateKey,
    ).row;
    const content = lock(await this.keys.find(contactId), { bytes: rendered.bytes, recipient: rendered.to, text: rendered.text, subject: rendered.subject }, contactId);
    await tx.rows.query(
      `insert into reply (id, contact_id, state, channel, scope, approver_id, approver_name, approved_at, text_hash, signature, content, suggestion_id, simulated, deliver_after)
       values ($1,$2,'approved',$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)`,
      [replyId, contactId, draft.deliveryChannel, draft.scope, agent.id, agent.name, at, approved.textHash, approved.signature, content, draft.suggestionId, agent.simulated, deliverAfter],
    );
    await this.record(tx, row, rendered, agent, at, approved.textHash, deliverAfter);
    return { replyId, deliverAfter: deliverAfter.toISOString(), state: 'approved' };
  }

  private async record(tx: Tx, row: ShownRow, { draft, replyId, text, ownLine }: Rendered, agent: Agent, at: Date, textHash: string, deliverAfter: Date): Promise<void> {
    const suggestion = draft.suggestionId === row.suggestion_id && !ownLine ? await this.shown.suggestion(row) : null;
    const suggested = suggestion?.sentences.map((sentence) => sentence.text).join(' ') ?? '';
    await this.ledger.append(tx.rows, {
      kind: 'approved', at, contactId: row.contact_id, replyId, agentId: agent.id, simulated: agent.simulated, textHash, passages: suggestion ? row.passages : [],
      writtenBy: suggestion?.writtenBy ?? '', promptVersion: suggestion?.promptVersion ?? '', detail: `${draft.deliveryChannel} ${draft.scope}`,
      texts: { draft: suggested, difference: JSON.stringify(wordDiff(suggested, text)), rendered: text },
    });
    const masked = mask(text).masked;
    tx.publish(ReplyApprovedSchema, {
      contactId: row.contact_id, messageSeq: row.message_seq, replyId, suggestionId: suggestion ? draft.suggestionId : '', channel: draft.deliveryChannel, text: masked, scope: draft.scope,
      deliverAfter: timestampFromDate(deliverAfter), simulated: agent.simulated, caseType: row.case_type, strength: suggestion?.strength ?? '',
      decidedInMs: draft.openedAt ? BigInt(Math.max(0, at.getTime() - Date.parse(draft.openedAt))) : 0n,
      question: suggestion?.parts[0]?.question ?? '', sentences: draft.sentences.map((sentence) => fateOf(sentence, suggestion)),
    });
  }

  /** Undo: only while nothing has claimed it for delivery. */
  async recall(replyId: string, agent: Agent): Promise<void> {
    await this.bus.transaction(async (tx) => {
      const [rows] = (await tx.rows.query(`update reply set state = 'recalled' where id::text = $1 and state = 'approved' and approver_id = $2 returning contact_id`, [replyId, agent.id])) as [{ contact_id: string }[], number];
      const contactId = rows[0]?.contact_id;
      if (!contactId) throw new Refused('too-late', 'It has already left, or it is not yours to take back.', 409);
      await this.ledger.append(tx.rows, { kind: 'recalled', at: this.clock.now(), contactId, replyId, agentId: agent.id, simulated: agent.simulated });
      tx.publish(ReplyRecalledSchema, { contactId, replyId });
    });
  }

  private async existing(rows: EntityManager, replyId: string): Promise<Approved | undefined> {
    const [row] = (await rows.query('select state, deliver_after from reply where id = $1', [replyId])) as { state: string; deliver_after: Date }[];
    return row && { replyId, state: row.state, deliverAfter: row.deliver_after.toISOString() };
  }

  private changed(row: ShownRow, now: string): Refused {
    return new Refused('changed', 'Something has changed since you saw it. Look again, then approve.', 409, { fingerprint: now, messageSeq: row.message_seq, withdrawn: row.withdrawn });
  }

  private undoSeconds(channel: string): number {
    return channel === 'phone' ? 0 : channel === 'chat' ? this.settings.env.UNDO_SECONDS_CHAT : this.settings.env.UNDO_SECONDS;
  }
}

function fateOf(sentence: Draft['sentences'][number], suggestion: Suggestion | null) {
  const from = sentence.from >= 0 ? suggestion?.sentences[sentence.from] : undefined;
  const citation = from && suggestion?.citations.find(({ number }) => number === from.citations[0]);
  return {
    text: mask(sentence.text).masked, fate: sentence.fate, suggested: from?.text ?? '', articleId: citation?.articleId ?? '', version: citation?.version ?? 0, passageId: citation?.passageId ?? '',
  };
}
