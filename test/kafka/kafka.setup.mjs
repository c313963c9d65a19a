// jest globalSetup: a real Kafka (KAFKA_BROKERS, or one started here) and a real PostgreSQL (TEST_DATABASE_URL, or the
// one on this machine's usual port, or the embedded one).
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startKafka } from '../../infra/kafka/kafka.mjs';
import cluster from '../../libs/testing/src/cluster.setup.mjs';

export default async function setup() {
  process.env.TEST_DATABASE_URL ??= await usual();
  if (!process.env.TEST_DATABASE_URL) delete process.env.TEST_DATABASE_URL;
  await cluster();
  if (process.env.KAFKA_BROKERS) return;
  const folder = mkdtempSync(join(tmpdir(), 'sufflor-kafka-'));
  try {
    const node = await startKafka({ folder, settings: { 'group.min.session.timeout.ms': 500 }, say: console.log });
    process.env.KAFKA_BROKERS = node.brokers;
    globalThis.sufflorTestKafka = { node, folder };
  } catch (error) {
    process.env.KAFKA_UNAVAILABLE = error.message;
    process.stderr.write(`\nNOT RUN: everything that needs Kafka. ${error.message}\n\n`);
  }
}

async function usual() {
  const url = 'postgres://postgres@127.0.0.1:5432/postgres';
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return url;
  } catch {
    return '';
  }
}
