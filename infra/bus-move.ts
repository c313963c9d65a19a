// `npm run bus:move -- --to kafka|embedded`: moves a stopped installation from the log table to Kafka or back.
// Reads DATABASE_URL (or DATA_DIR's embedded database) and KAFKA_BROKERS with its company.
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { kafkaSettings, move } from '#lib/bus';
import { startEmbedded } from '#lib/database';

const { values } = parseArgs({ options: { to: { type: 'string', default: 'kafka' } } });
try {
  const { to } = values;
  if (to !== 'kafka' && to !== 'embedded') throw new Error('Say where to: --to kafka or --to embedded.');
  const kafka = kafkaSettings();
  const own = process.env['DATABASE_URL']
    ? undefined
    : await startEmbedded({ folder: process.env['DATA_DIR'] ?? './.data', say: console.log });
  const database = new DataSource({
    type: 'postgres',
    url: process.env['DATABASE_URL'] ?? own?.url,
    installExtensions: false,
    poolSize: 2,
  });
  try {
    await database.initialize();
    for (const line of await move(database, kafka, to)) console.log(line);
  } finally {
    if (database.isInitialized) await database.destroy();
    await own?.stop();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
