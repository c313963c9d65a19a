import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Commit, Consumer, On } from '#lib/bus';
import {
  type AttachmentKept,
  AttachmentKeptSchema,
  type BounceReceived,
  BounceReceivedSchema,
  type ContactTriaged,
  ContactTriagedSchema,
  type MessageReceived,
  MessageReceivedSchema,
} from '#lib/contracts';
import { ContactKeys } from '#lib/keys';
import { AdministrationStore } from './administration.store.js';
import { ContactStore } from './contact.store.js';
import { answerBy } from './deadlines.js';
import { guide } from './guidance.js';
import { ReplyStore } from './reply.store.js';
import { lock } from './sealed.js';
import { TeamService } from './team.service.js';

/** What citizens write, what it is about, and what comes back. */
@Consumer('desk')
export class MessageConsumer {
  constructor(
    private readonly keys: ContactKeys,
    private readonly contacts: ContactStore,
    private readonly replies: ReplyStore,
    private readonly teams: TeamService,
    private readonly administration: AdministrationStore,
  ) {}

  @On(MessageReceivedSchema)
  async received(event: MessageReceived, commit: Commit): Promise<void> {
    const at = event.arrivedAt ? timestampDate(event.arrivedAt) : commit.envelope.time;
    const key = await this.keys.find(event.contactId);
    const content = lock(key, { subject: event.subject, text: event.text, quoted: event.quoted }, event.contactId);
    const rules = await this.administration.rules();
    const place = await this.teams.placer();
    await this.contacts.upsert(commit, { contactId: event.contactId, what: 'message', at }, async (contact, tx) => {
      await tx.rows.query(
        `insert into message (contact_id, seq, author, content, at, at_ms, set_aside) values ($1,$2,$3,$4,$5,$6,$7) on conflict do nothing`,
        [
          event.contactId,
          event.messageSeq,
          event.author,
          content,
          at,
          event.channel === 'phone' ? Number(event.atMs) : null,
          event.setAside,
        ],
      );
      const first = contact.lastSeq === 0;
      contact.lastSeq = Math.max(contact.lastSeq, event.messageSeq);
      if (event.author === 'citizen' && event.setAside === '') {
        contact.citizenSeq = Math.max(contact.citizenSeq, event.messageSeq);
        contact.setAside = '';
      } else if (first && event.setAside !== '') contact.setAside = event.setAside;
      if (event.messageSeq === 1 && event.channel !== 'phone') contact.arrivedAt = at;
      Object.assign(contact, {
        reference: event.reference,
        channel: event.channel,
        citizenRef: event.citizenRef,
        deliveryChannel: event.deliveryChannel,
      });
      contact.right = event.right || contact.right;
      contact.protectedIdentity ||= event.protectedIdentity;
      contact.language ||= event.language;
      if (contact.assurance === 'none') contact.assurance = event.assurance || 'none';
      if (event.act && !contact.acts.includes(event.act)) contact.acts = [...contact.acts, event.act];
      contact.answerBy = answerBy(contact.acts, contact.arrivedAt, rules.hours);
      place(contact);
      if (event.about) guide(contact, key, { about: event.about });
    });
  }

  @On(AttachmentKeptSchema)
  async attachment(event: AttachmentKept, commit: Commit): Promise<void> {
    const name = lock(await this.keys.find(event.contactId), event.name, event.contactId);
    await this.contacts.upsert(commit, { contactId: event.contactId, what: 'attachment' }, async (_, tx) => {
      await tx.rows.query(
        'insert into attachment (id, contact_id, seq, name, media_type, size, sha256) values ($1,$2,$3,$4,$5,$6,$7) on conflict do nothing',
        [
          event.attachmentId,
          event.contactId,
          event.messageSeq,
          name,
          event.mediaType,
          event.size.toString(),
          event.sha256,
        ],
      );
    });
  }

  /** The model never overrules an agent; a decision on an older message never replaces one on a newer. */
  @On(ContactTriagedSchema)
  async triaged(event: ContactTriaged, commit: Commit): Promise<void> {
    const key = await this.keys.find(event.contactId);
    const rules = await this.administration.rules();
    const place = await this.teams.placer();
    await this.contacts.upsert(commit, { contactId: event.contactId, what: 'triage' }, (contact) => {
      if (event.messageSeq < contact.triagedSeq) return;
      contact.triagedSeq = event.messageSeq;
      if (contact.decidedBy !== 'agent' || event.decidedBy === 'agent') {
        Object.assign(contact, { caseType: event.caseType, word: event.word, decidedBy: event.decidedBy });
      }
      contact.alternatives = event.alternatives.map(({ caseType, probability }) => ({ id: caseType, probability }));
      contact.acts = [...new Set([...contact.acts.filter((act) => act !== 'question'), ...event.acts])];
      contact.language = event.language || contact.language;
      contact.urgency = event.urgency || contact.urgency;
      contact.risk = event.risks.length > 0;
      contact.answerBy = answerBy(contact.acts, contact.arrivedAt, rules.hours);
      place(contact);
      guide(contact, key, { risks: event.risks, reasons: event.reasons });
    });
  }

  /** A reply that came back is a person's work again. */
  @On(BounceReceivedSchema)
  async bounced(event: BounceReceived, commit: Commit): Promise<void> {
    const reason = lock(await this.keys.find(event.contactId), event.reason, event.contactId);
    await this.contacts.upsert(
      commit,
      { contactId: event.contactId, what: 'reply', reason: 'bounced' },
      async (contact, tx) => {
        const replyId = event.replyId || (await this.replies.newest(tx, event.contactId));
        if (replyId) await this.replies.fail(tx, contact, replyId, reason, commit.envelope.time);
      },
    );
  }
}
