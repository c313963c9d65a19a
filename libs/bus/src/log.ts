import type { DataSource, EntityManager } from 'typeorm';
import type { Headers } from './envelope.js';

export interface LogRow {
  topic: string;
  partition: number;
  key: string;
  headers: Headers;
  value: Buffer;
}
export interface StoredRow extends LogRow {
  /** Position in the log, growing within a partition. */
  seq: string;
}

/**
 * Writes events as the last act of a transaction, sorted so that two transactions never lock partitions in opposite
 * orders. The advisory lock makes sequence numbers of a partition commit in order: a reader can never pass one over.
 */
export async function appendToLog(rows: EntityManager, events: LogRow[]): Promise<void> {
  if (events.length === 0) return;
  const sorted = events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => order(a.event, b.event) || a.index - b.index)
    .map(({ event }) => event);
  const locks = [...new Set(sorted.map(({ topic, partition }) => `${topic}/${partition}`))];
  for (const lock of locks)
    await rows.query('select pg_advisory_xact_lock(hashtext(current_schema()), hashtext($1))', [lock]);
  await rows.query(
    `insert into bus_log (topic, partition, key, headers, value)
     select * from unnest($1::text[], $2::smallint[], $3::text[], $4::jsonb[], $5::bytea[])`,
    [
      sorted.map(({ topic }) => topic),
      sorted.map(({ partition }) => partition),
      sorted.map(({ key }) => key),
      sorted.map(({ headers }) => JSON.stringify(headers)),
      sorted.map(({ value }) => value),
    ],
  );
}

const order = (a: LogRow, b: LogRow): number =>
  a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : a.partition - b.partition;

/** Rows of a topic after each given partition's position, oldest first, at most `limit` a partition. */
export async function readLog(
  database: DataSource,
  publisher: string,
  topic: string,
  from: Map<number, string>,
  limit: number,
): Promise<StoredRow[]> {
  if (from.size === 0) return [];
  return (await database.query(
    `select l.seq, l.topic, l.partition, l.key, l.headers, l.value
     from unnest($2::smallint[], $3::bigint[]) as p(partition, position)
     cross join lateral (select * from ${publisher}.bus_log b where b.topic = $1 and b.partition = p.partition and b.seq > p.position order by b.seq limit $4) l
     order by l.seq`,
    [topic, [...from.keys()], [...from.values()], limit],
  )) as StoredRow[];
}

/** The newest position of every partition of a topic, for listeners that begin now. */
export async function logEnds(database: DataSource, publisher: string, topic: string): Promise<Map<number, string>> {
  const rows = (await database.query(
    `select partition, max(seq) as seq from ${publisher}.bus_log where topic = $1 group by partition`,
    [topic],
  )) as { partition: number; seq: string }[];
  return new Map(rows.map(({ partition, seq }) => [partition, seq]));
}
