import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';

/** A file that cannot be used; the message names file, line and fault. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

const longest = 30_000_000;

/** Lines of a JSONL file, each checked against `schema`. Empty lines are skipped. Throws `BadInput` with file and line. */
export async function* readJsonl<T>(file: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let number = 0;
  const stream = createReadStream(file, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.length > longest) throw new BadInput(`${file}:${number}: the line is longer than ${longest} characters`);
      if (!line.trim()) continue;
      yield parsed(line, schema, `${file}:${number}`);
    }
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

function parsed<T>(line: string, schema: z.ZodType<T>, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new BadInput(`${where}: not valid JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new BadInput(`${where}: ${issue.path.join('.') || 'line'}: ${issue.message}`);
}

/** Runs a command: prints a bad input or usage as one line and sets the exit code. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof BadInput ? error.message : error);
    process.exitCode = 1;
  }
}
