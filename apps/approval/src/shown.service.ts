import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DeliveryChannel, Shown } from '#lib/contracts';
import { ContactKeys } from '#lib/keys';
import { mask } from '#lib/language';
import { mayCarry } from './scope.js';
import { unlock } from './sealed.js';
import { type ShownRow, ShownStore } from './shown.store.js';

interface ReplyRow {
  id: string;
  state: string;
  channel: string;
  approved_at: Date;
  deliver_after: Date;
  approver_name: string;
  content: Buffer;
  reason: Buffer | null;
}

/** Puts before the agent what there is to decide. */
@Injectable()
export class ShownService {
  constructor(
    private readonly store: ShownStore,
    private readonly database: DataSource,
    private readonly keys: ContactKeys,
  ) {}

  async see(contactId: string): Promise<Shown> {
    const row = await this.store.row(contactId);
    const channels = channelsFor(row, (await this.store.route(row).catch(() => undefined))?.sealedAddress ?? '');
    const personal = channels.map((channel) => mayCarry('personal', row.assurance, channel));
    const refused = personal.find((allowed) => !allowed.ok);
    return {
      contactId,
      messageSeq: row.message_seq,
      fingerprint: this.store.fingerprint(row),
      suggestion: await this.store.suggestion(row),
      withdrawn: row.withdrawn ? { reason: row.withdrawn, at: (row.withdrawn_at ?? new Date()).toISOString() } : null,
      deliveryChannels: channels,
      personalAllowed: personal.some(({ ok }) => ok),
      personalRefusedBecause: refused && !refused.ok && !personal.some(({ ok }) => ok) ? refused.code : '',
      replies: await this.replies(contactId),
    };
  }

  private async replies(contactId: string): Promise<Shown['replies']> {
    const key = await this.keys.find(contactId);
    const rows = (await this.database.query(
      'select id, state, channel, approved_at, deliver_after, approver_name, content, reason from reply where contact_id = $1 order by approved_at limit 200',
      [contactId],
    )) as ReplyRow[];
    return rows.map((row) => ({
      replyId: row.id,
      state: row.state,
      channel: row.channel,
      text: mask(unlock<{ text: string }>(key, row.content, contactId)?.text ?? '').masked,
      approvedAt: row.approved_at.toISOString(),
      deliverAfter: row.state === 'approved' ? row.deliver_after.toISOString() : null,
      approver: row.approver_name,
      reason: unlock<string>(key, row.reason, contactId) ?? '',
    }));
  }
}

/** By which channels an answer can leave: the contact's own first. */
function channelsFor(row: ShownRow, sealedAddress: string): DeliveryChannel[] {
  const own = row.delivery_channel || (row.channel as DeliveryChannel);
  const all: DeliveryChannel[] = [
    own,
    ...(row.channel === 'chat' ? (['chat'] as const) : []),
    ...(sealedAddress && row.channel !== 'phone' ? (['email'] as const) : []),
  ];
  return [...new Set(all.filter(Boolean))];
}
