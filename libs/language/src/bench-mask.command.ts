import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BadInput, readJsonl, runCommand } from './jsonl.reader.js';
import { MaskScore } from './mask-score.js';
import { spanTypes } from './masked.js';
import { mask } from './masking.js';

const span = z.object({ start: z.int().min(0), end: z.int().min(1), type: z.enum(spanTypes) });
const line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  spans: z.array(span),
  part: z.string().optional(),
});

/** `--in labelled.jsonl [--part held-out] [--json FILE] [--faults]`: recall and precision per type; `{id, text, spans, part?}` a line. */
await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      in: { type: 'string' },
      json: { type: 'string' },
      part: { type: 'string' },
      faults: { type: 'boolean' },
    },
  });
  if (!values.in) throw new BadInput('Usage: bench-mask --in labelled.jsonl [--part NAME] [--json FILE] [--faults]');
  const score = new MaskScore();
  const times: number[] = [];
  let at = 0;
  for await (const { id, text, spans, part } of readJsonl(values.in, line)) {
    at++;
    const length = [...text].length;
    const outside = spans.find((one) => one.end > length || one.end <= one.start);
    if (outside)
      throw new BadInput(
        `${values.in}: item ${at} (id ${id}): span ${outside.start}–${outside.end} is not inside the text (0–${length})`,
      );
    if (values.part && part !== values.part) continue;
    const started = performance.now();
    const found = mask(text);
    times.push(performance.now() - started);
    score.add(String(id), text, spans, found.spans);
  }
  times.sort((a, b) => a - b);
  const table = score.table();
  console.table(table);
  const figures = {
    texts: times.length,
    recall: table.all!.recall,
    precision: table.all!.precision,
    identityRecall: table.identity!.recall,
    leakedCharacters: score.characters ? score.leaked / score.characters : 0,
    p50Ms: times[Math.floor(times.length * 0.5)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    types: table,
  };
  const { types: _, ...short } = figures;
  console.log(JSON.stringify(short));
  if (values.faults)
    for (const one of score.faults) console.log(`${one.kind}\t${one.type}\t${one.id}\t${JSON.stringify(one.value)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
});
