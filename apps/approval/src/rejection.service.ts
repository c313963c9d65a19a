import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Bus } from '#lib/bus';
import { type ApproveNote, NoteApprovedSchema, type RejectSuggestion, ReplyRejectedSchema } from '#lib/contracts';
import { type Agent, Clock, Refused } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import { mask } from '#lib/language';
import { LedgerStore } from './ledger.store.js';
import { lock } from './sealed.js';
import { ShownStore } from './shown.store.js';

/** The other decisions: refusing a suggestion, with reasons that reach the editor; approving a note into the journal. */
@Injectable()
export class RejectionService {
  constructor(
    private readonly bus: Bus,
    private readonly shown: ShownStore,
    private readonly ledger: LedgerStore,
    private readonly keys: ContactKeys,
    private readonly clock: Clock,
  ) {}

  async reject(contactId: string, asked: z.infer<typeof RejectSuggestion>, agent: Agent): Promise<void> {
    await this.bus.transaction(async (tx) => {
      const row = await this.shown.row(contactId, tx.rows, true);
      if (this.shown.holder(row) !== agent.id) throw new Refused('not-the-holder', 'Take the contact first.', 409);
      if (row.suggestion_id !== asked.suggestionId)
        throw new Refused('changed', 'The suggestion has changed. Look again.', 409);
      const comment = mask(asked.comment).masked;
      await this.ledger.append(tx.rows, {
        kind: 'rejected',
        at: this.clock.now(),
        contactId,
        replyId: '',
        agentId: agent.id,
        simulated: agent.simulated,
        passages: row.passages,
        detail: `${asked.suggestionId} ${asked.question} ${asked.reasons.join(',')}`,
      });
      tx.publish(ReplyRejectedSchema, {
        contactId,
        suggestionId: asked.suggestionId,
        reasons: asked.reasons,
        question: asked.question,
        comment,
        articleIds: [...new Set(row.passages.map((passage) => passage.split('/')[0] ?? ''))],
        caseType: row.case_type,
      });
    });
  }

  async approveNote(contactId: string, asked: z.infer<typeof ApproveNote>, agent: Agent): Promise<{ noteId: string }> {
    const noteId = randomUUID();
    const key = await this.keys.find(contactId);
    await this.bus.transaction(async (tx) => {
      const row = await this.shown.row(contactId, tx.rows, true);
      if (this.shown.holder(row) !== agent.id) throw new Refused('not-the-holder', 'Take the contact first.', 409);
      await tx.rows.query('insert into note (id, contact_id, agent_id, note, follow_up) values ($1,$2,$3,$4,$5)', [
        noteId,
        contactId,
        agent.id,
        lock(key, asked.note, contactId),
        asked.followUp ?? null,
      ]);
      await this.ledger.append(tx.rows, {
        kind: 'note-approved',
        at: this.clock.now(),
        contactId,
        replyId: noteId,
        agentId: agent.id,
        simulated: agent.simulated,
        texts: { rendered: asked.note },
      });
      tx.publish(NoteApprovedSchema, {
        contactId,
        noteId,
        note: mask(asked.note).masked,
        followUp: asked.followUp ?? '',
      });
    });
    return { noteId };
  }
}
