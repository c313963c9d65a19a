import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Call } from './call.js';

interface Row {
  call_ref: string;
  contact_id: string;
  noticed: boolean;
  paused: boolean;
  pause_at: Date | null;
  queued: boolean;
  state: string;
  state_at: Date;
  agent_id: string;
  started_at: Date;
  ended_at: Date | null;
}

/** Calls in the database. */
@Injectable()
export class CallStore {
  /** The call, locked until the transaction ends when `lock` is set. */
  async find(rows: EntityManager, callRef: string, lock = false): Promise<Call | undefined> {
    const [row] = (await rows.query(`select * from call where call_ref = $1 ${lock ? 'for update' : ''}`, [
      callRef,
    ])) as Row[];
    return row && read(row);
  }

  async lockedByContact(rows: EntityManager, contactId: string): Promise<Call | undefined> {
    const [row] = (await rows.query('select * from call where contact_id = $1 for update', [contactId])) as Row[];
    return row && read(row);
  }

  async insert(rows: EntityManager, call: Call): Promise<void> {
    await rows.query(
      'insert into call (call_ref, contact_id, queued, state, state_at, started_at) values ($1,$2,$3,$4,$5,$6)',
      [call.callRef, call.contactId, call.queued, call.state, call.stateAt, call.startedAt],
    );
  }

  async save(rows: EntityManager, call: Call): Promise<void> {
    const { callRef, noticed, paused, pauseAt, queued, state, stateAt, agentId, endedAt } = call;
    await rows.query(
      'update call set noticed = $2, paused = $3, pause_at = $4, queued = $5, state = $6, state_at = $7, agent_id = $8, ended_at = $9, updated_at = now() where call_ref = $1',
      [callRef, noticed, paused, pauseAt, queued, state, stateAt, agentId, endedAt],
    );
  }

  /** Who holds the contact now, empty when nobody. */
  async holder(rows: EntityManager, contactId: string, now: Date): Promise<string> {
    const [row] = (await rows.query('select holder_id from contact where id = $1 and held_until > $2', [
      contactId,
      now,
    ])) as { holder_id: string }[];
    return row?.holder_id ?? '';
  }
}

const read = (row: Row): Call => ({
  callRef: row.call_ref,
  contactId: row.contact_id,
  noticed: row.noticed,
  paused: row.paused,
  pauseAt: row.pause_at,
  queued: row.queued,
  state: row.state,
  stateAt: row.state_at,
  agentId: row.agent_id,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});
