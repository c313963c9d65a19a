import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Bus } from '#lib/bus';
import type { ParkedDelivery, SettleDelivery } from '#lib/contracts';
import { Clock, Refused, type VerifiedClaims } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import { LedgerStore } from './ledger.store.js';
import { unlock } from './sealed.js';

interface Row {
  id: string;
  contact_id: string;
  channel: string;
  outcome: string;
  reason: Buffer | null;
  at: Date;
}

const becomes = { 'it-arrived': 'sent', 'send-again': 'approved', 'give-up': 'failed' } as const;

/** Deliveries whose outcome is not known. A person finds out and decides; the program never guesses. */
@Injectable()
export class ParkedService {
  constructor(
    private readonly bus: Bus,
    private readonly database: DataSource,
    private readonly keys: ContactKeys,
    private readonly ledger: LedgerStore,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<z.infer<typeof ParkedDelivery>[]> {
    const rows = (await this.database.query(
      `select id, contact_id, channel, outcome, reason, coalesce(claimed_at, created_at) as at from reply where state in ('parked', 'failed') and outcome <> 'settled' order by at limit 500`,
    )) as Row[];
    return Promise.all(
      rows.map(async ({ id, contact_id, channel, outcome, reason, at }) => ({
        replyId: id,
        contactId: contact_id,
        channel,
        outcome,
        at: at.toISOString(),
        reason: unlock<string>(await this.keys.find(contact_id), reason, contact_id) ?? '',
      })),
    );
  }

  /** Settles one: it arrived, send the approved bytes again, or give up. Once; logged in the ledger with who and why. */
  async settle(
    replyId: string,
    { decision, why }: z.infer<typeof SettleDelivery>,
    person: VerifiedClaims,
  ): Promise<void> {
    if (person.kind !== 'person') throw new Refused('not-a-person', 'Only a person who has signed in can decide.', 403);
    await this.bus.transaction(async (tx) => {
      const [rows] = (await tx.rows.query(
        `update reply set state = $2, outcome = 'settled', attempts = 0, deliver_after = case when $2 = 'approved' then now() else deliver_after end where id::text = $1 and state = 'parked' returning contact_id`,
        [replyId, becomes[decision]],
      )) as [{ contact_id: string }[], number];
      const contactId = rows[0]?.contact_id;
      if (!contactId)
        throw new Refused(
          'not-parked',
          'This delivery is not parked: somebody has already decided, or it failed for good.',
          409,
        );
      await this.ledger.append(tx.rows, {
        kind: 'settled',
        at: this.clock.now(),
        contactId,
        replyId,
        agentId: person.sub,
        simulated: person.simulated,
        detail: `${decision}: ${why}`,
      });
    });
  }

  /** After a restored backup: everything still to be sent is parked, so that a person sees what had left; then sending goes on. */
  async acceptRestore(why: string, person: VerifiedClaims): Promise<{ parked: number }> {
    if (!(await this.ledger.isBehindAnchor()))
      throw new Refused('nothing-to-settle', 'The ledger is not behind its anchor.', 409);
    return this.bus.transaction(async (tx) => {
      const [, parked] = (await tx.rows.query(
        `update reply set state = 'parked', outcome = 'unclear' where state in ('approved', 'sending')`,
      )) as [unknown, number];
      await this.ledger.append(tx.rows, {
        kind: 'settled',
        at: this.clock.now(),
        contactId: '',
        replyId: '',
        agentId: person.sub,
        simulated: false,
        detail: `restore accepted: ${why}`,
      });
      await this.ledger.anchor(tx.rows);
      return { parked };
    });
  }
}
