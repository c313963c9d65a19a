import type { DataSource, EntityManager } from 'typeorm';
import { publisherOf, topics } from '#lib/contracts';
import type { Home } from './home.js';
import { busSchemas, positionsIn, slowest } from './installation.js';
import { KafkaClient } from './kafka.js';
import type { KafkaSettings } from './kafka-settings.js';
import { dlqOf } from './parked.js';
import { partitions } from './partition.js';
import { relayGroup } from './relay-group.js';

/** A service that showed itself within this time, in ms, is taken to be running. */
const lately = 15_000;

/**
 * Moves a stopped installation from one transport to the other. Nothing is replayed from the beginning: to Kafka, the
 * relay begins where the slowest listener stood, and the inbox knows what the others had; to the log table, everything
 * on Kafka must have been dealt with, and listeners begin at the logs' ends. Answers what it did, one line each.
 * Throws, having changed nothing, when a service runs or something is not drained.
 */
export async function move(database: DataSource, kafka: KafkaSettings, to: Home): Promise<string[]> {
  const client = new KafkaClient(kafka);
  try {
    const schemas = await busSchemas(database);
    if (schemas.length === 0)
      throw new Error('No service has run on this database yet: just start it, with KAFKA_BROKERS or without.');
    await refuseRunning(database, schemas);
    const from = await homes(database, schemas);
    if (from.every((home) => home === to)) return [`Stands on ${to} already.`];
    if (to === 'kafka') await client.createTopics([...topics, ...topics.map(dlqOf)]);
    const groups = to === 'embedded' ? await drainedGroups(database, client, schemas) : [];
    const lines = await database.transaction(async (rows) => {
      const done =
        to === 'kafka' ? await relaysFromSlowest(rows, schemas) : await groupsFromEnds(rows, schemas, groups);
      for (const schema of schemas)
        await rows.query(`update ${schema}.bus_home set transport = $1, since = now()`, [to]);
      return done;
    });
    const now = await homes(database, schemas);
    if (now.some((home) => home !== to))
      throw new Error(
        `Not all services stand on ${to}: ${schemas.map((schema, n) => `${schema} ${now[n]}`).join(', ')}.`,
      );
    return [...lines, `Moved ${schemas.join(', ')} to ${to}.`];
  } finally {
    await client.close();
  }
}

const homes = async (rows: DataSource | EntityManager, schemas: string[]): Promise<Home[]> =>
  Promise.all(
    schemas.map(
      async (schema) =>
        ((await rows.query(`select transport from ${schema}.bus_home`)) as { transport: Home }[])[0]?.transport ??
        'embedded',
    ),
  );

async function refuseRunning(database: DataSource, schemas: string[]): Promise<void> {
  for (const schema of schemas) {
    const seen = (await database.query(
      `select 1 from ${schema}.bus_member where seen_at > now() - $1 * interval '1 ms' limit 1`,
      [lately],
    )) as unknown[];
    if (seen.length > 0)
      throw new Error(
        `${schema} runs, or was stopped within ${lately / 1000} seconds. Stop every service, wait a moment, and move then.`,
      );
  }
}

/** Relays begin where the slowest group stood; a topic nobody has heard begins at its end, parked events at the beginning. */
async function relaysFromSlowest(rows: EntityManager, schemas: string[]): Promise<string[]> {
  const least = slowest((await positionsIn(rows, schemas)).filter(({ grp }) => grp !== relayGroup));
  const lines: string[] = [];
  for (const topic of topics.filter((name) => schemas.includes(publisherOf(name)))) {
    const schema = publisherOf(topic);
    let waiting = 0;
    for (let partition = 0; partition < partitions; partition++) {
      const [end] = (await rows.query(
        `select coalesce(max(seq), 0)::text as seq from ${schema}.bus_log where topic = $1 and partition = $2`,
        [topic, partition],
      )) as { seq: string }[];
      const position = least.get(`${topic}/${partition}`)?.toString() ?? end?.seq ?? '0';
      await place(rows, schema, relayGroup, topic, partition, position);
      const [left] = (await rows.query(
        `select count(*)::int as n from ${schema}.bus_log where topic = $1 and partition = $2 and seq > $3`,
        [topic, partition, position],
      )) as { n: number }[];
      waiting += left?.n ?? 0;
    }
    lines.push(`${topic}: ${waiting === 0 ? 'drained' : `${waiting} events not yet dealt with by all go over Kafka`}.`);
  }
  return lines;
}

/** Service and topic of every group that has listened on Kafka. Throws when one, or a relay, still has something to do. */
async function drainedGroups(
  database: DataSource,
  client: KafkaClient,
  schemas: string[],
): Promise<[service: string, topic: string][]> {
  for (const schema of schemas) {
    const [left] = (await database.query(
      `select count(*)::int as n from ${schema}.bus_log l left join ${schema}.bus_offset o on o.grp = $1 and o.topic = l.topic and o.partition = l.partition where l.seq > coalesce(o.position, 0)`,
      [relayGroup],
    )) as { n: number }[];
    if (left?.n)
      throw new Error(
        `${left.n} events of ${schema} have not yet been copied to Kafka. Start on Kafka, wait until nothing lags, stop, and move then.`,
      );
  }
  const names = (await client.groups())
    .map((id) => /^sufflor\.(\w+)\.(\w+\.v\d+)$/.exec(id))
    .filter((match) => match !== null);
  const groups = names.map(([, service = '', topic = '']): [string, string] => [service, topic]);
  for (const [service, topic] of groups) {
    const lag = await client.lag(`sufflor.${service}.${topic}`, topic);
    if (lag > 0)
      throw new Error(
        `${service} has ${lag} events of ${topic} left on Kafka. Start on Kafka, wait until nothing lags, stop, and move then.`,
      );
  }
  return groups;
}

async function groupsFromEnds(rows: EntityManager, schemas: string[], groups: [string, string][]): Promise<string[]> {
  const lines: string[] = [];
  for (const [service, topic] of groups) {
    if (!schemas.includes(service) || !schemas.includes(publisherOf(topic))) continue;
    for (let partition = 0; partition < partitions; partition++) {
      const [end] = (await rows.query(
        `select coalesce(max(seq), 0)::text as seq from ${publisherOf(topic)}.bus_log where topic = $1 and partition = $2`,
        [topic, partition],
      )) as { seq: string }[];
      await place(rows, service, service, topic, partition, end?.seq ?? '0');
    }
    lines.push(`${service} on ${topic}: drained.`);
  }
  return lines;
}

const place = (
  rows: EntityManager,
  schema: string,
  group: string,
  topic: string,
  partition: number,
  position: string,
): Promise<unknown> =>
  rows.query(
    `insert into ${schema}.bus_offset (grp, topic, partition, position) values ($1, $2, $3, $4)
     on conflict (grp, topic, partition) do update set position = $4, owner = null, until = null`,
    [group, topic, partition, position],
  );
