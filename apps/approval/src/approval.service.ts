import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Bus, type Tx } from '#lib/bus';
import { type Approved, type ApproveReply, ReplyApprovedSchema, ReplyRecalledSchema } from '#lib/contracts';
import { type Agent, Clock, Refused } from '#lib/core';
import { ContactKeys, type Secrets } from '#lib/keys';
import { mask, wordDiff } from '#lib/language';
import { SECRETS } from '#lib/platform';
import { LedgerStore } from './ledger.store.js';
import { changed, type Draft, type Rendered } from './render.service.js';
import { approve } from './reply.js';
import { lock, unlock } from './sealed.js';
import { type ShownRow, ShownStore, type Suggestion } from './shown.store.js';
import { UndoTimes } from './undo-times.service.js';

interface Prepared {
  agent_id: string;
  fingerprint: string;
  content: Buffer;
}

/** Step two, the agent's decision: lock, decide, save, publish, in one transaction. */
@Injectable()
export class ApprovalService {
  constructor(
    private readonly bus: Bus,
    private readonly shown: ShownStore,
    private readonly keys: ContactKeys,
    private readonly ledger: LedgerStore,
    private readonly clock: Clock,
    private readonly undo: UndoTimes,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** The human approves what she was shown. 409 when anything changed; the same approval twice answers the first. */
  async approve(
    contactId: string,
    asked: z.infer<typeof ApproveReply>,
    agent: Agent,
    lineKey?: string,
  ): Promise<Approved> {
    const key = await this.keys.find(contactId);
    return this.bus.transaction(async (tx) => {
      const row = await this.shown.row(contactId, tx.rows, true);
      const prepared = await this.prepared(tx.rows, asked.renderedId, contactId);
      const rendered = prepared && unlock<Rendered>(key, prepared.content, contactId);
      if (!prepared || !rendered) {
        throw new Refused('prepare-again', 'The prepared message is gone. Prepare it again; your text is kept.', 409);
      }
      const before = await this.existing(tx.rows, rendered.replyId);
      if (before) return before;
      const now = this.shown.fingerprint(row);
      if (asked.fingerprint !== now || prepared.fingerprint !== now) throw changed(row, now);
      return this.decide(tx, row, rendered, asked.hash, prepared, agent, lineKey);
    });
  }

  private async prepared(rows: EntityManager, renderedId: string, contactId: string): Promise<Prepared | undefined> {
    const [found] = (await rows.query(
      'select agent_id, fingerprint, content from rendered where id::text = $1 and contact_id = $2',
      [renderedId, contactId],
    )) as Prepared[];
    return found;
  }

  private async decide(
    tx: Tx,
    row: ShownRow,
    rendered: Rendered,
    hash: string,
    prepared: Prepared,
    agent: Agent,
    lineKey: string | undefined,
  ): Promise<Approved> {
    const contactId = row.contact_id;
    const { draft, replyId, text, subject, to: recipient } = rendered;
    const { deliveryChannel: channel, scope } = draft;
    const at = this.clock.now();
    const deliverAfter = new Date(at.getTime() + this.undo.secondsFor(channel) * 1000);
    const bytes = Buffer.from(rendered.bytes, 'base64');
    const { textHash, signature } = approve(
      {
        replyId,
        contactId,
        channel,
        scope,
        bytes,
        recipient,
        assurance: row.assurance,
        approvedAt: at,
        deliverAfter,
        shown: prepared.fingerprint,
        now: this.shown.fingerprint(row),
        renderedFor: prepared.agent_id,
        holderId: this.shown.holder(row),
        text: `${subject}\n${text}`,
      },
      agent,
      hash,
      this.secrets.ledger.privateKey,
    ).row;
    const content = lock(
      await this.keys.find(contactId),
      { bytes: rendered.bytes, recipient, text, subject },
      contactId,
    );
    await tx.rows.query(
      `insert into reply (id, contact_id, state, channel, scope, approver_id, approver_name, approved_at, text_hash, signature, content, suggestion_id, simulated, deliver_after, line_key)
       values ($1,$2,'approved',$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)`,
      [
        replyId,
        contactId,
        channel,
        scope,
        agent.id,
        agent.name,
        at,
        textHash,
        signature,
        content,
        draft.suggestionId,
        agent.simulated,
        deliverAfter,
        lineKey ?? null,
      ],
    );
    await this.record(tx, row, rendered, agent, at, textHash, deliverAfter);
    return { replyId, deliverAfter: deliverAfter.toISOString(), state: 'approved' };
  }

  private async record(
    tx: Tx,
    row: ShownRow,
    rendered: Rendered,
    agent: Agent,
    at: Date,
    textHash: string,
    deliverAfter: Date,
  ): Promise<void> {
    const { draft, replyId, text, ownLine } = rendered;
    const contactId = row.contact_id;
    const suggestion = draft.suggestionId === row.suggestion_id && !ownLine ? await this.shown.suggestion(row) : null;
    const suggested = suggestion?.sentences.map((sentence) => sentence.text).join(' ') ?? '';
    await this.ledger.append(tx.rows, {
      kind: 'approved',
      at,
      contactId,
      replyId,
      agentId: agent.id,
      simulated: agent.simulated,
      textHash,
      passages: suggestion ? row.passages : [],
      writtenBy: suggestion?.writtenBy ?? '',
      promptVersion: suggestion?.promptVersion ?? '',
      detail: `${draft.deliveryChannel} ${draft.scope}`,
      texts: { draft: suggested, difference: JSON.stringify(wordDiff(suggested, text)), rendered: text },
    });
    tx.publish(ReplyApprovedSchema, {
      contactId,
      messageSeq: row.message_seq,
      replyId,
      suggestionId: suggestion ? draft.suggestionId : '',
      channel: draft.deliveryChannel,
      text: mask(text).masked,
      scope: draft.scope,
      deliverAfter: timestampFromDate(deliverAfter),
      simulated: agent.simulated,
      caseType: row.case_type,
      strength: suggestion?.strength ?? '',
      question: suggestion?.parts[0]?.question ?? '',
      decidedInMs: draft.openedAt ? BigInt(Math.max(0, at.getTime() - Date.parse(draft.openedAt))) : 0n,
      sentences: draft.sentences.map((sentence) => fateOf(sentence, suggestion)),
    });
  }

  /** Undo: only while nothing has claimed it for delivery. */
  async recall(replyId: string, agent: Agent): Promise<void> {
    await this.bus.transaction(async (tx) => {
      const [rows] = (await tx.rows.query(
        `update reply set state = 'recalled' where id::text = $1 and state = 'approved' and approver_id = $2 returning contact_id`,
        [replyId, agent.id],
      )) as [{ contact_id: string }[], number];
      const contactId = rows[0]?.contact_id;
      if (!contactId) throw new Refused('too-late', 'It has already left, or it is not yours to take back.', 409);
      await this.ledger.append(tx.rows, {
        kind: 'recalled',
        at: this.clock.now(),
        contactId,
        replyId,
        agentId: agent.id,
        simulated: agent.simulated,
      });
      tx.publish(ReplyRecalledSchema, { contactId, replyId });
    });
  }

  private async existing(rows: EntityManager, replyId: string): Promise<Approved | undefined> {
    const [row] = (await rows.query('select state, deliver_after from reply where id = $1', [replyId])) as {
      state: string;
      deliver_after: Date;
    }[];
    return row && { replyId, state: row.state, deliverAfter: row.deliver_after.toISOString() };
  }
}

function fateOf(sentence: Draft['sentences'][number], suggestion: Suggestion | null) {
  const from = sentence.from >= 0 ? suggestion?.sentences[sentence.from] : undefined;
  const citation = from && suggestion?.citations.find(({ number }) => number === from.citations[0]);
  const { articleId = '', version = 0, passageId = '' } = citation ?? {};
  return {
    text: mask(sentence.text).masked,
    fate: sentence.fate,
    suggested: from?.text ?? '',
    articleId,
    version,
    passageId,
  };
}
