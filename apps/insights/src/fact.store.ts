import { Injectable } from '@nestjs/common';
import { Bus, type Commit, type Tx, Wake } from '#lib/bus';

/** Local topic on which replicas hear that figures have changed. */
export const factsChanged = 'insights.facts';

/** The one way facts change. Events of different topics come in any order, so a fact is made when unknown. */
@Injectable()
export class FactStore {
  constructor(
    readonly bus: Bus,
    private readonly wake: Wake,
  ) {}

  /** Changes a contact's fact within the event's transaction. */
  async change(
    commit: Commit,
    contactId: string,
    at: Date | undefined,
    edit: (tx: Tx) => Promise<unknown>,
  ): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query(
        'insert into fact (contact_id, person, arrived_at) values ($1, $1, $2) on conflict do nothing',
        [contactId, at ?? commit.envelope.time],
      );
      await tx.rows.query('select 1 from fact where contact_id = $1 for update', [contactId]);
      await edit(tx);
    });
    this.wake.publish(factsChanged);
  }

  /** Puts a reply into a state and lets the contact's answer follow from its replies. `sent` never goes back to `approved`. */
  async answer(
    tx: Tx,
    contactId: string,
    reply: { id: string; state: string; seq?: number; simulated?: boolean; at: Date },
  ): Promise<void> {
    await tx.rows.query(
      `insert into answer (reply_id, contact_id, seq, state, at, simulated) values ($1, $2, $3, $4, $5, $6)
       on conflict (reply_id) do update set seq = greatest(answer.seq, excluded.seq), at = excluded.at, simulated = answer.simulated or excluded.simulated,
         state = case when excluded.state = 'approved' then answer.state else excluded.state end`,
      [reply.id, contactId, reply.seq ?? 0, reply.state, reply.at, reply.simulated ?? false],
    );
    await tx.rows.query(
      `update fact set answered_seq = a.seq, answered_at = a.latest, first_reply_at = least(fact.first_reply_at, a.first)
       from (select coalesce(max(seq), 0) as seq, max(at) as latest, min(at) as first from answer where contact_id = $1 and state in ('approved', 'sent')) a
       where contact_id = $1`,
      [contactId],
    );
  }
}
