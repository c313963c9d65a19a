import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Conversation } from '#lib/contracts';
import { Clock, Refused, type VerifiedClaims } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import { ClaimService } from './claim.service.js';
import { Contact } from './contact.entity.js';
import { guidanceOf } from './guidance.js';
import { PersonService } from './person.service.js';
import { maySee, type Taker } from './routing.js';
import { rowOf } from './row.js';
import { unlock } from './sealed.js';

interface MessageRow {
  seq: number;
  author: 'citizen' | 'agent' | 'third';
  content: Buffer | null;
  at: Date;
  at_ms: number | null;
  set_aside: string;
}
interface AttachmentRow {
  id: string;
  seq: number;
  name: Buffer | null;
  media_type: string;
  size: string;
  sha256: string;
}
interface ReplyRow {
  id: string;
  state: string;
  channel: string;
  content: Buffer | null;
  reason: Buffer | null;
  at: Date;
}
interface NoteRow {
  id: string;
  kind: string;
  author_id: string;
  content: Buffer | null;
  at: Date;
}

/** Identity is sure enough to show what else the same citizen has asked. */
const known = ['agent-checked', 'e-id'];

/** A contact's conversation, masked. */
@Injectable()
export class ConversationService {
  constructor(
    private readonly database: DataSource,
    private readonly keys: ContactKeys,
    private readonly claims: ClaimService,
    private readonly people: PersonService,
    private readonly clock: Clock,
  ) {}

  /** Refuses `not-found` and 403 `protected-identity`. Texts whose key is destroyed are empty. */
  async read(claims: VerifiedClaims, contactId: string): Promise<Conversation> {
    const contact = await this.claims.find(contactId);
    const taker = await this.people.taker(claims);
    if (!maySee(taker, contact))
      throw new Refused('protected-identity', 'Only named agents see contacts with protected identity.', 403);
    const key = await this.keys.find(contactId);
    const text = (sealed: Buffer | null): string => unlock<string>(key, sealed, contactId) ?? '';
    const rows = <T>(sql: string) => this.database.query(sql, [contactId]) as Promise<T[]>;
    const [messages, attachments, replies, notes] = await Promise.all([
      rows<MessageRow>('select * from message where contact_id = $1 order by seq limit 2000'),
      rows<AttachmentRow>('select * from attachment where contact_id = $1 order by seq, id limit 500'),
      rows<ReplyRow>('select * from reply where contact_id = $1 order by at, id limit 1000'),
      rows<NoteRow>('select * from note where contact_id = $1 order by at limit 500'),
    ]);
    const { risks, reasons, about } = guidanceOf(contact, key);
    return {
      row: rowOf(contact, this.clock.now()),
      messages: messages.map(({ seq, author, content, at, at_ms, set_aside }) => ({
        seq,
        author,
        subject: '',
        text: '',
        quoted: '',
        ...unlock<{ subject: string; text: string; quoted: string }>(key, content, contactId),
        at: at.toISOString(),
        atMs: at_ms,
        setAside: set_aside,
      })),
      attachments: attachments.map(({ id, seq, name, media_type, size, sha256 }) => ({
        id,
        seq,
        name: text(name),
        mediaType: media_type,
        size: Number(size),
        sha256,
      })),
      replies: replies.map(({ id, state, channel, content, reason, at }) => ({
        replyId: id,
        state,
        channel,
        text: text(content),
        at: at.toISOString(),
        reason: text(reason),
      })),
      notes: notes.map(({ id, kind, author_id, content, at }) => ({
        noteId: id,
        kind,
        authorId: author_id,
        text: text(content),
        at: at.toISOString(),
      })),
      assurance: contact.assurance as Conversation['assurance'],
      right: contact.right as Conversation['right'],
      about,
      protectedIdentity: contact.protectedIdentity,
      deliveryChannel: contact.deliveryChannel as Conversation['deliveryChannel'],
      caseTypes: contact.alternatives,
      reasons,
      risks,
      decidedBy: contact.decidedBy,
      callState: contact.callState,
      earlier: await this.earlier(contact, taker),
    };
  }

  /** The same citizen's other contacts, all channels, newest first: only when we know who it is. */
  private async earlier(contact: Contact, taker: Taker): Promise<Conversation['earlier']> {
    if (contact.citizenRef === '' || !known.includes(contact.assurance)) return [];
    const rows = (await this.database.query(
      `select id, reference, channel, case_type, arrived_at from contact where citizen_ref = $1 and id <> $2 and (not protected_identity or $3) order by arrived_at desc limit 50`,
      [contact.citizenRef, contact.id, taker.protected],
    )) as {
      id: string;
      reference: string;
      channel: Conversation['earlier'][number]['channel'];
      case_type: string;
      arrived_at: Date;
    }[];
    return rows.map(({ id, reference, channel, case_type, arrived_at }) => ({
      contactId: id,
      reference,
      channel,
      caseType: case_type,
      at: arrived_at.toISOString(),
    }));
  }
}
