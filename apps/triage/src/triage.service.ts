import { Injectable } from '@nestjs/common';
import type { Commit, Tx } from '#lib/bus';
import { type CaseTypeCorrected, ContactTriagedSchema, type MessageReceived } from '#lib/contracts';
import { ContactKeys, decryptBytes, encryptBytes } from '#lib/keys';
import { detectLanguage } from '#lib/language';
import { CallTriage } from './call.js';
import { wordFor } from './classify.js';
import { classifyContact, type Triage } from './contact.js';
import { ModelsService } from './models.service.js';
import { Triaged } from './triage.entity.js';

interface Turns {
  subject: string;
  language: string;
  turns: { seq: number; author: string; text: string; atMs: number }[];
}

/** Says what a contact is about, again after each message. */
@Injectable()
export class TriageService {
  constructor(
    private readonly models: ModelsService,
    private readonly keys: ContactKeys,
  ) {}

  async sort(event: MessageReceived, commit: Commit): Promise<void> {
    const key = await this.keys.find(event.contactId);
    await commit(async (tx) => {
      await tx.rows.query('select pg_advisory_xact_lock(hashtext($1))', [event.contactId]);
      const before = await tx.rows.findOneBy(Triaged, { contactId: event.contactId });
      const known = this.open(key, before) ?? { subject: event.subject, language: event.language, turns: [] };
      if (!known.turns.some(({ seq }) => seq === event.messageSeq))
        known.turns.push({ seq: event.messageSeq, author: event.author, text: event.text, atMs: Number(event.atMs) });
      known.turns = known.turns.sort((a, b) => a.seq - b.seq).slice(-200);
      const seq = Math.max(event.messageSeq, before?.messageSeq ?? 0);
      const text = this.textOf(known, event.channel);
      const decision = this.decide(known, event.channel, text);
      const kept = before?.decidedBy === 'agent' ? before.caseType : undefined;
      await tx.rows.save(Triaged, {
        contactId: event.contactId,
        messageSeq: seq,
        channel: event.channel,
        turns: key ? encryptBytes(key, Buffer.from(JSON.stringify(known)), `triage|${event.contactId}`) : null,
        caseType: kept ?? decision.caseType,
        decidedBy: kept ? 'agent' : 'model',
      });
      if (event.author === 'citizen')
        this.tell(tx, {
          contactId: event.contactId,
          seq,
          channel: event.channel,
          text,
          subject: known.subject,
          language: known.language,
          decision,
          kept,
        });
    });
  }

  /** An agent's word stands, and the suggestion follows it. */
  async correct(event: CaseTypeCorrected, commit: Commit): Promise<void> {
    const key = await this.keys.find(event.contactId);
    await commit(async (tx) => {
      const before = await tx.rows.findOneBy(Triaged, { contactId: event.contactId });
      const known = this.open(key, before);
      if (!before || !known) return;
      await tx.rows.update(Triaged, { contactId: event.contactId }, { caseType: event.caseType, decidedBy: 'agent' });
      await tx.rows.query('insert into correction (contact_id, agent_id, was, case_type) values ($1, $2, $3, $4)', [
        event.contactId,
        event.agentId,
        event.was,
        event.caseType,
      ]);
      const text = this.textOf(known, before.channel);
      this.tell(tx, {
        contactId: event.contactId,
        seq: before.messageSeq,
        channel: before.channel,
        text,
        subject: known.subject,
        language: known.language,
        decision: this.decide(known, before.channel, text),
        kept: event.caseType,
      });
    });
  }

  private tell(
    tx: Tx,
    said: {
      contactId: string;
      seq: number;
      channel: string;
      text: string;
      subject: string;
      language: string;
      decision: Triage;
      kept: string | undefined;
    },
  ): void {
    const { decision, kept, text } = said;
    const caseType = kept ?? decision.caseType;
    const word = kept ? 'sure' : decision.word;
    const probability = kept ? 1 : decision.probability;
    const model = this.models.current;
    // A correction speaks for the whole contact: its questions follow the agent's word.
    const asked =
      kept || decision.caseTypes.length < 2
        ? []
        : decision.questions.filter((part) => decision.caseTypes.includes(part.caseType));
    const questions = asked.map((part) => ({ ...part, word: wordFor(model, part.probability) }));
    tx.publish(ContactTriagedSchema, {
      contactId: said.contactId,
      messageSeq: said.seq,
      caseType,
      probability,
      word,
      alternatives: decision.top.map(({ id, p }) => ({ caseType: id, probability: p })),
      acts: decision.acts.length > 0 ? decision.acts : ['question'],
      language: detectLanguage(text).language,
      urgency: decision.urgency,
      risks: decision.risks,
      reasons: kept ? [] : decision.reasons,
      questions: questions.length > 0 ? questions : [{ text, caseType, word, probability }],
      channel: said.channel,
      modelVersion: model.version,
      decidedBy: kept ? 'agent' : 'model',
      outOfScope: !kept && decision.outOfScope,
      text,
      subject: said.subject,
    });
  }

  /** A call is followed turn by turn, so that the decision does not flap; everything else is read as it stands. */
  private decide({ subject, turns }: Turns, channel: string, text: string): Triage {
    const whole = classifyContact(this.models.current, { subject: channel === 'email' ? subject : '', text, channel });
    if (channel !== 'phone') return whole;
    const call = new CallTriage(this.models.current);
    const shown = turns.map(({ author, text: said }) => call.push({ speaker: author, text: said })).at(-1);
    return shown
      ? {
          ...whole,
          caseType: shown.caseType,
          probability: shown.probability,
          word: shown.word,
          top: shown.top,
          caseTypes: [shown.caseType],
          outOfScope: false,
        }
      : whole;
  }

  private open(key: Buffer | null | undefined, row: Triaged | null): Turns | undefined {
    return key && row?.turns
      ? (JSON.parse(decryptBytes(key, row.turns, `triage|${row.contactId}`).toString('utf8')) as Turns)
      : undefined;
  }

  /** What the decision rests on: the newest message of a letter, the citizen's latest lines of a chat or call. */
  private textOf({ turns }: Turns, channel: string): string {
    const own = turns.filter(({ author }) => author === 'citizen').map(({ text }) => text);
    return channel === 'chat' || channel === 'phone' ? own.slice(-8).join('\n') : (own.at(-1) ?? '');
  }
}
