import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { projectFolder } from '#lib/platform';
import { modelCache, packExamples } from '../../triage/src/models.service.js';
import { trainedModel } from '../../triage/src/trained-model.js';
import { Predictor } from './predict.js';

// npm run predict -- --in contacts.jsonl --out predictions.jsonl: the whole line offline, for one's own export.
const Turn = z.object({ speaker: z.string(), text: z.string().max(20_000), atMs: z.number().optional() });
const Line = z
  .object({
    id: z.coerce.string(),
    channel: z.string().default('email'),
    language: z.string().optional(),
    fromName: z.string().optional(),
    subject: z.string().max(2000).optional(),
    text: z.string().max(1_000_000).default(''),
    turns: z.array(Turn).max(5000).optional(),
  })
  .transform((line) => ({ ...line, channel: line.turns ? 'phone' : line.channel }));

const { values } = parseArgs({
  options: { in: { type: 'string' }, out: { type: 'string' }, pack: { type: 'string' }, today: { type: 'string' } },
});
if (!values.in || !values.out) {
  console.error(
    'Usage: npm run predict -- --in contacts.jsonl --out predictions.jsonl [--pack folder] [--today 2026-11-23]',
  );
  process.exit(2);
}
const stop = (line: string): never => {
  console.error(line);
  process.exit(1);
};
const pack = values.pack ?? join(projectFolder, 'libs/pension-pack');
const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return stop(`${file}: ${(error as Error).message}`);
  }
};
const lines = read(values.in).split('\n');
const predictor = new Predictor(
  await trainedModel(packExamples(pack), modelCache),
  pack,
  values.today ?? new Date().toISOString().slice(0, 10),
);
const out = createWriteStream(values.out);
let count = 0;
let shown = Date.now();
for (const [index, line] of lines.entries()) {
  if (line.trim() === '') continue;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    stop(`${values.in}:${index + 1}: not JSON`);
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) stop(`${values.in}:${index + 1}: ${z.prettifyError(parsed.error)}`);
  else out.write(`${JSON.stringify(predictor.predict(parsed.data))}\n`);
  count += 1;
  if (Date.now() - shown > 2000) {
    shown = Date.now();
    process.stderr.write(`\r${count} contacts …`);
  }
}
await new Promise<void>((done) => out.end(done));
console.log(`${count} contacts predicted into ${values.out}.`);
