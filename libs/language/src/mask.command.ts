import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BadInput, readJsonl, runCommand } from './jsonl.reader.js';
import { mask } from './masking.js';

const line = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** `--in texts.jsonl --out spans.jsonl`: each `{id, text}` becomes `{id, spans:[{start,end,type}], masked}`. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { in: { type: 'string' }, out: { type: 'string' } } });
  if (!values.in || !values.out) throw new BadInput('Usage: mask --in texts.jsonl --out spans.jsonl');
  const out = createWriteStream(values.out);
  const failed = once(out, 'error').then(([error]) => {
    throw new BadInput(`${values.out}: cannot be written (${(error as Error).message})`);
  });
  const work = write(values.in, out);
  await Promise.race([work, failed]);
});

async function write(file: string, out: ReturnType<typeof createWriteStream>): Promise<void> {
  const started = performance.now();
  const counts = new Map<string, number>();
  let texts = 0;
  try {
    for await (const { id, text } of readJsonl(file, line)) {
      const { spans, masked } = mask(text);
      for (const span of spans) counts.set(span.type, (counts.get(span.type) ?? 0) + 1);
      const row = { id, spans: spans.map(({ start, end, type }) => ({ start, end, type })), masked };
      if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain');
      if (++texts % 1000 === 0) console.error(`${texts} texts`);
    }
  } finally {
    out.end();
  }
  await once(out, 'finish');
  console.table(Object.fromEntries([...counts].sort().map(([type, spans]) => [type, { spans }])));
  console.log(`${texts} texts in ${Math.round(performance.now() - started)} ms`);
}
