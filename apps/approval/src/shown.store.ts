import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Assurance, DeliveryChannel, Shown } from '#lib/contracts';
import { Clock, Refused } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import { fingerprintOf } from './fingerprint.js';
import { unlock } from './sealed.js';

/** Where an answer goes and what it threads under; for approval only. */
export interface Route {
  sealedAddress: string;
  threadRef: string;
  subject: string;
}

export interface ShownRow {
  contact_id: string;
  channel: string;
  message_seq: number;
  case_type: string;
  language: string;
  assurance: Assurance;
  protected_identity: boolean;
  delivery_channel: DeliveryChannel;
  reference: string;
  suggestion_id: string;
  suggestion: Buffer | null;
  passages: string[];
  valid_to: string;
  withdrawn: string;
  withdrawn_at: Date | null;
  sealed: Buffer | null;
  holder_id: string;
  claim: string;
  held_until: Date | null;
  closed: boolean;
}
export type Suggestion = NonNullable<Shown['suggestion']> & { promptVersion: string };

/** What approval knows of a contact: exactly what the fingerprint is taken of. */
@Injectable()
export class ShownStore {
  constructor(
    private readonly database: DataSource,
    private readonly keys: ContactKeys,
    private readonly clock: Clock,
  ) {}

  /** The contact's row, locked when a decision is under way. Refuses `not-found`. */
  async row(contactId: string, rows: EntityManager = this.database.manager, lock = false): Promise<ShownRow> {
    const [row] = (await rows.query(`select * from shown where contact_id = $1 ${lock ? 'for update' : ''}`, [
      contactId,
    ])) as ShownRow[];
    if (!row) throw new Refused('not-found', 'There is no such contact.', 404);
    return row;
  }

  fingerprint(row: ShownRow): string {
    const today = this.clock.now().toISOString().slice(0, 10);
    return fingerprintOf({
      contactId: row.contact_id,
      messageSeq: row.message_seq,
      suggestionId: row.suggestion_id,
      passages: row.passages,
      withdrawn: row.withdrawn,
      assurance: row.assurance,
      expired: row.valid_to !== '' && row.valid_to < today,
    });
  }

  async suggestion(row: ShownRow): Promise<Suggestion | null> {
    if (row.suggestion_id === '' || row.withdrawn !== '') return null;
    return unlock<Suggestion>(await this.keys.find(row.contact_id), row.suggestion, row.contact_id) ?? null;
  }

  async route(row: ShownRow): Promise<Route> {
    const key = await this.keys.find(row.contact_id);
    if (key === null)
      throw new Refused('disposed', 'The text of this contact has been disposed of; nothing can be sent.', 410);
    return unlock<Route>(key, row.sealed, row.contact_id) ?? { sealedAddress: '', threadRef: '', subject: '' };
  }

  /** Who holds it now; empty when the claim has ended. */
  holder(row: ShownRow): string {
    return row.held_until && row.held_until > this.clock.now() ? row.holder_id : '';
  }
}
