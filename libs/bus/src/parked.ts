import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Refused } from '#lib/core';
import type { Bus } from './bus.js';
import { appendToLog, type LogRow } from './log.js';

export interface Parked extends LogRow {
  id: string;
  handler: string;
  reason: string;
  attempts: number;
  state: 'parked' | 'retrying' | 'retried' | 'discarded';
  at: Date;
}

/** Still waiting for a decision; a retry that a crash cut off waits again after five minutes. */
const open = `(state = 'parked' or (state = 'retrying' and decided_at < now() - interval '5 minutes'))`;

/** Topic that other systems read parked events from. */
export const dlqOf = (topic: string): string => `${topic}.dlq`;

/** Puts an event aside where operators see it, and on `<topic>.dlq` for other systems. Once per handler and event. */
export async function park(bus: Bus, handler: string, row: LogRow, reason: string, attempts: number): Promise<void> {
  const { topic, partition, key, headers, value } = row;
  await bus.database.transaction(async (rows) => {
    const fresh = (await rows.query(
      `insert into bus_parked (id, handler, event_id, topic, partition, key, headers, value, reason, attempts)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (handler, event_id) where state in ('parked', 'retrying') do nothing returning id`,
      [
        randomUUID(),
        handler,
        headers['ce_id'] ?? '',
        topic,
        partition,
        key,
        JSON.stringify(headers),
        value,
        reason,
        attempts,
      ],
    )) as unknown[];
    if (fresh.length === 0) return;
    await appendToLog(rows, [
      { topic: dlqOf(topic), partition, key, headers: { ...headers, sufflor_handler: handler }, value },
    ]);
  });
  bus.wake.publish(dlqOf(topic));
}

/** Open parked events of a service, oldest first, at most 500. */
export const listParked = async (rows: EntityManager): Promise<Parked[]> =>
  (await rows.query(`select * from bus_parked where ${open} order by at limit 500`)) as Parked[];

/** One open parked event. Throws `parked-gone` when somebody else has decided. */
export async function findParked(rows: EntityManager, id: string): Promise<Parked> {
  const [row] = (await rows.query(`select * from bus_parked where id = $1 and ${open}`, [id])) as Parked[];
  return row ?? gone();
}

/** Marks a parked event as decided by a person. Throws `parked-gone` when somebody else decided first. */
export async function settle(
  rows: EntityManager,
  id: string,
  state: 'retrying' | 'discarded',
  by: string,
  why: string,
): Promise<void> {
  const [, count] = (await rows.query(
    `update bus_parked set state = $2, decided_by = $3, decided_why = $4, decided_at = now() where id = $1 and ${open}`,
    [id, state, by, why],
  )) as [unknown, number];
  if (count === 0) gone();
}

/** How an operator's retry ended: handled (or refused, which is an answer), or parked again with the newer reason. */
export async function concludeRetry(rows: EntityManager, id: string, failed: string | undefined): Promise<void> {
  if (failed === undefined)
    await rows.query(`update bus_parked set state = 'retried' where id = $1 and state = 'retrying'`, [id]);
  else
    await rows.query(
      `update bus_parked set state = 'parked', reason = $2, attempts = attempts + 1 where id = $1 and state = 'retrying'`,
      [id, failed],
    );
}

function gone(): never {
  throw new Refused('parked-gone', 'This event is no longer parked: somebody has already decided.', 409);
}
