import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Approved, OwnLine } from '#lib/contracts';
import { type Agent, Refused } from '#lib/core';
import { ApprovalService } from './approval.service.js';
import { RenderService } from './render.service.js';
import { ShownStore } from './shown.store.js';

/** A line the agent wrote herself, on one key: the same rendering, the same approve(), the same ledger. */
@Injectable()
export class LineService {
  constructor(
    private readonly renderer: RenderService,
    private readonly approval: ApprovalService,
    private readonly shown: ShownStore,
    private readonly database: DataSource,
  ) {}

  /** Refuses a line that repeats the machine's words: those take two steps. The same key twice is one line. */
  async say(contactId: string, { fingerprint, text, key }: z.infer<typeof OwnLine>, agent: Agent): Promise<Approved> {
    const lineKey = `${contactId}:${agent.id}:${key}`;
    const [known] = (await this.database.query('select id, state, deliver_after from reply where line_key = $1', [
      lineKey,
    ])) as { id: string; state: string; deliver_after: Date }[];
    if (known) return { replyId: known.id, state: known.state, deliverAfter: known.deliver_after.toISOString() };
    const row = await this.shown.row(contactId);
    if (row.channel !== 'chat')
      throw new Refused('chat-only', 'Only a chat takes a line in one step. Prepare the message first.');
    const suggestion = await this.shown.suggestion(row);
    const bare = (line: string) =>
      line
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const machine = suggestion?.sentences.find(
      (sentence) => bare(sentence.text).length > 12 && bare(text).includes(bare(sentence.text)),
    );
    if (machine)
      throw new Refused(
        'machine-text',
        'This repeats the suggestion. Machine text takes two steps: prepare it, look, approve.',
        422,
      );
    const draft = {
      fingerprint,
      suggestionId: '',
      subject: '',
      sentences: [{ text, fate: 'own' as const, from: -1, newParagraph: false }],
      deliveryChannel: 'chat' as const,
      scope: 'general' as const,
    };
    const rendered = await this.renderer.render(contactId, draft, agent, true);
    return this.approval.approve(
      contactId,
      { renderedId: rendered.renderedId, hash: rendered.hash, fingerprint: rendered.fingerprint },
      agent,
      lineKey,
    );
  }
}
