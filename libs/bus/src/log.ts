import type { DataSource, EntityManager } from 'typeorm';
import type { Headers } from './envelope.js';
import { partitions } from './partition.js';

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
 * Writes events as the last act of a transaction. The advisory locks make the numbers of a partition commit in order,
 * so that a reader can never pass one over; they are taken in one order everywhere, so that two transactions never
 * wait for each other.
 */
export async function appendToLog(rows: EntityManager, events: LogRow[]): Promise<void> {
  if (events.length === 0) return;
  const sorted = events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => order(a.event, b.event) || a.index - b.index)
    .map(({ event }) => event);
  const locks = [...new Set(sorted.map(({ topic, partition }) => `${topic}/${partition}`))];
  // Sorted by the lock's own number: two names with one hash would else break the common order.
  await rows.query(
    `select pg_advisory_xact_lock(hashtext(current_schema()), lock)
     from (select distinct hashtext(name) as lock from unnest($1::text[]) as name order by 1) as locks`,
    [locks],
  );
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

/** Bytes of one partition's rows read at a time, beside the one row that may be larger: bounds memory and Kafka requests. */
const bytesAtOnce = 2 * 1024 * 1024;

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
     cross join lateral (
       select *, sum(octet_length(value)) over (order by seq) - octet_length(value) as before
       from (select * from ${publisher}.bus_log b where b.topic = $1 and b.partition = p.partition and b.seq > p.position order by b.seq limit $4) next
     ) l
     where l.before < $5
     order by l.seq`,
    [topic, [...from.keys()], [...from.values()], limit, bytesAtOnce],
  )) as StoredRow[];
}

/**
 * Position of every partition of a topic as it was `agoMs` ago: what came later is still to be read. Partitions that
 * were empty then are left out.
 */
export async function logEnds(
  database: DataSource,
  publisher: string,
  topic: string,
  agoMs: number,
): Promise<Map<number, string>> {
  const rows = (await database.query(
    `select p.partition, coalesce(
       (select min(seq) - 1 from ${publisher}.bus_log where topic = $1 and partition = p.partition and at >= now() - $2 * interval '1 ms'),
       (select max(seq) from ${publisher}.bus_log where topic = $1 and partition = p.partition))::text as seq
     from (select generate_series(0, $3 - 1)::smallint as partition) p`,
    [topic, agoMs, partitions],
  )) as { partition: number; seq: string | null }[];
  return new Map(rows.flatMap(({ partition, seq }) => (seq === null ? [] : [[partition, seq]])));
}
