import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { tokens } from '#lib/language';
import { type Collection, readCollection } from './beir.js';
import { type Engine, miniSearchEngine, ownEngine, postgresEngine } from './engines.bench.js';
import { type Figures, measure, percentile } from './measure.js';
import { Noise } from './noise.js';
import { scaled } from './scale.js';

const usage = `npm run bench:search -- --corpus corpus.jsonl --queries queries.jsonl --qrels qrels.tsv
  [--noise 0.2]      speech-like noise in the queries (seed 1)
  [--scale 100000]   fill up to so many documents, for speed
  [--only sufflor]   leave MiniSearch and PostgreSQL out (PostgreSQL is compared when DATABASE_URL is set)
  [--json FILE]      write the figures, ratios as 0–1`;

type Row = Figures & { p50Ms: number; p95Ms: number; buildSeconds: number; indexMb: number };

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Megabytes of heap and buffers in use after a full collection. */
function memoryMb(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

async function run(engine: Engine, docs: Collection['docs'], { queries, relevant }: Collection): Promise<Row> {
  process.stderr.write(`${engine.name}: ${docs.length} documents …\n`);
  const before = memoryMb();
  const start = performance.now();
  await engine.build(docs);
  const buildSeconds = (performance.now() - start) / 1000;
  const indexMb = engine.name === 'postgres' ? Number.NaN : memoryMb() - before;
  for (const query of queries.slice(0, 100)) await engine.search(query.text);
  const times: number[] = [];
  const rankings: { found: string[]; relevant: ReadonlySet<string> }[] = [];
  for (const query of queries) {
    const asked = performance.now();
    const found = await engine.search(query.text);
    times.push(performance.now() - asked);
    rankings.push({ found, relevant: relevant.get(query._id)! });
  }
  await engine.close();
  return { ...measure(rankings), p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), buildSeconds, indexMb };
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { corpus: text, queries: text, qrels: text, noise: text, scale: text, only: text, json: text },
  });
  const { corpus, queries, qrels } = values;
  if (!corpus || !queries || !qrels) throw new Error(usage);
  const rate = Number(values.noise ?? 0);
  const scale = Number(values.scale ?? 0);
  if (!(rate >= 0 && rate <= 1)) throw new Error('--noise: a share from 0 to 1');
  if (!(Number.isInteger(scale) && scale >= 0 && scale <= 1_000_000))
    throw new Error('--scale: a number of documents up to 1000000');
  const clean = await readCollection(corpus, queries, qrels);
  const noise = new Noise(
    clean.docs.flatMap((doc) => tokens(doc.text)),
    rate,
  );
  const collection = rate
    ? { ...clean, queries: clean.queries.map((one) => ({ ...one, text: noise.apply(one.text) })) }
    : clean;
  const docs = scale ? scaled(collection.docs, scale) : collection.docs;
  const url = process.env['DATABASE_URL'];
  const engines = [ownEngine(), miniSearchEngine(), ...(url ? [postgresEngine(url)] : [])];
  const figures: Record<string, Row> = {};
  for (const engine of engines) {
    if (!values.only || values.only === engine.name) figures[engine.name] = await run(engine, docs, collection);
  }
  const first = figures['sufflor'] ?? Object.values(figures)[0];
  if (!first) throw new Error('--only: sufflor, minisearch or postgres');
  process.stdout.write(
    `${docs.length} documents, ${collection.queries.length} queries${rate ? `, noise ${rate}` : ''}\n`,
  );
  process.stdout.write(table(figures));
  if (!url && !values.only) process.stderr.write('PostgreSQL was not compared: DATABASE_URL is not set\n');
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...first, engines: figures }, undefined, 2)}\n`);
}

function table(figures: Record<string, Row>): string {
  const columns = ['a1', 'r3', 'r5', 'ndcg10', 'p50Ms', 'p95Ms', 'buildSeconds', 'indexMb'] as const;
  const shown = (row: Row, column: (typeof columns)[number]) =>
    Number.isNaN(row[column])
      ? '–'
      : ['a1', 'r3', 'r5', 'ndcg10'].includes(column)
        ? (row[column] * 100).toFixed(1)
        : row[column].toFixed(2);
  const lines = Object.entries(figures).map(([name, row]) => [name, ...columns.map((column) => shown(row, column))]);
  return [['engine', ...columns], ...lines]
    .map((cells) => `${cells.map((cell, i) => (i ? cell.padStart(12) : cell.padEnd(12))).join('')}\n`)
    .join('');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
