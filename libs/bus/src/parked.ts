import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Refused } from '#lib/core';
import { appendToLog, type LogRow } from './log.js';

export interface Parked extends LogRow {
  id: string;
  handler: string;
  reason: string;
  attempts: number;
  state: 'parked' | 'retrying' | 'retried' | 'discarded';
  at: Date;
}

/** Puts an event aside where operators see it, and on `<topic>.dlq` for other systems. Once per handler and event. */
export async function park(
  database: DataSource,
  handler: string,
  row: LogRow,
  reason: string,
  attempts: number,
): Promise<void> {
  const eventId = row.headers['ce_id'] ?? '';
  await database.transaction(async (rows) => {
    const known = (await rows.query(
      `select 1 from bus_parked where handler = $1 and headers->>'ce_id' = $2 and state = 'parked'`,
      [handler, eventId],
    )) as unknown[];
    if (known.length > 0) return;
    await rows.query(
      'insert into bus_parked (id, handler, topic, partition, key, headers, value, reason, attempts) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)',
      [
        randomUUID(),
        handler,
        row.topic,
        row.partition,
        row.key,
        JSON.stringify(row.headers),
        row.value,
        reason.slice(0, 2000),
        attempts,
      ],
    );
    await appendToLog(rows, [
      { ...row, topic: `${row.topic}.dlq`, headers: { ...row.headers, sufflor_handler: handler } },
    ]);
  });
}

/** Open parked events of a service, oldest first, at most 500. */
export const listParked = async (rows: EntityManager): Promise<Parked[]> =>
  (await rows.query(`select * from bus_parked where state = 'parked' order by at limit 500`)) as Parked[];

/** Marks a parked event as decided by a person. Throws `parked-gone` when somebody else decided first. */
export async function settle(
  rows: EntityManager,
  id: string,
  state: 'retrying' | 'discarded',
  by: string,
  why: string,
): Promise<Parked> {
  const [found] = (await rows.query(
    `update bus_parked set state = $2, decided_by = $3, decided_why = $4, decided_at = now() where id = $1 and state = 'parked' returning *`,
    [id, state, by, why],
  )) as [Parked[], number];
  const row = found[0];
  if (!row) throw new Refused('parked-gone', 'This event is no longer parked: somebody has already decided.', 409);
  return row;
}
