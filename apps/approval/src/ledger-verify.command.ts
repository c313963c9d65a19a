import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { loadSecrets } from '#lib/keys';
import { Settings } from '#lib/platform';
import { type LedgerRow, Walk } from './ledger.js';

// npm run ledger:verify: walks the ledger without the product running, from a database or from exported rows (JSONL).
const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    'public-key': { type: 'string' },
    anchor: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(
    'ledger:verify [--file ledger.jsonl] [--public-key KEY] [--anchor FILE]\nWithout --file it reads DATABASE_URL or the embedded database that is running (DATA_DIR).',
  );
  process.exit(0);
}
const settings = Settings.from();
const key = values['public-key'] ?? loadSecrets(settings.secretsFile, false).ledger.publicKey;
const anchorFile = values.anchor ?? `${settings.dataDir}/ledger.anchor`;
const anchor = existsSync(anchorFile)
  ? (JSON.parse(readFileSync(anchorFile, 'utf8').trim().split('\n').at(-1) ?? 'null') as {
      seq: number;
      hash: string;
    } | null)
  : null;
const walk = new Walk(key, anchor ?? undefined);

if (values.file) {
  readFileSync(values.file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .forEach((line, index) => {
      try {
        walk.step(JSON.parse(line) as LedgerRow);
      } catch {
        console.error(`${values.file}:${index + 1}: not a ledger row`);
        process.exit(2);
      }
    });
} else {
  const port = existsSync(`${settings.dataDir}/postgres.port`)
    ? readFileSync(`${settings.dataDir}/postgres.port`, 'utf8')
    : '5432';
  const client = new pg.Client({
    connectionString: settings.env.DATABASE_URL ?? `postgres://sufflor@127.0.0.1:${port}/sufflor`,
  });
  await client.connect().catch((error: Error) => {
    console.error(`No database answers (${error.message}). Start the product, set DATABASE_URL, or give --file.`);
    process.exit(2);
  });
  for (;;) {
    const { rows } = await client.query<Omit<LedgerRow, 'seq'> & { seq: string }>(
      'select seq, body, previous, hash, signature from approval.ledger where seq > $1 order by seq limit 1000',
      [walk.seq],
    );
    if (rows.length === 0) break;
    for (const row of rows) walk.step({ ...row, seq: Number(row.seq) });
  }
  await client.end();
}
const wrong = walk.end();
for (const line of wrong) console.log(line);
console.log(
  wrong.length === 0
    ? `The ledger holds: ${walk.seq} rows${anchor ? `, anchored at row ${anchor.seq}` : ''}.`
    : `The ledger does NOT hold: ${wrong.length} breaks.`,
);
process.exit(wrong.length === 0 ? 0 : 1);
