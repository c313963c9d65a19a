// A process to be killed: starts the embedded database of FOLDER as npm start does and commits numbers until it dies.
import pg from 'pg';
import { startEmbedded } from '#lib/database';

const database = await startEmbedded({ folder: process.env['FOLDER'] ?? '' });
const client = new pg.Client({ connectionString: database.url });
client.on('error', () => process.exit(1));
await client.connect();
await client.query('create table if not exists kept (n bigserial primary key, at timestamptz default now())');
for (;;) {
  const { rows } = await client.query('insert into kept default values returning n');
  process.stdout.write(`${rows[0].n}\n`); // told only once it is committed
}
