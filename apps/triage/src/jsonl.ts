import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Example } from './example.js';

const Line = z.object({
  text: z.string(),
  label: z.string().min(1).optional(),
  caseType: z.string().min(1).optional(),
  subject: z.string().optional(),
  channel: z.string().optional(),
  language: z.string().optional(),
  also: z.array(z.string()).optional(),
  act: z.array(z.string()).optional(),
  risk: z.array(z.string()).optional(),
});

/** Most lines that one file may have. */
const MOST_LINES = 1_000_000;

/**
 * Labelled texts of a JSONL file: `text` with `label` (public benchmarks) or `caseType` (contacts of a pack). Throws an
 * Error that names file and line when something is missing or wrong.
 */
export function readExamples(file: string, hand?: string): Example[] {
  if (!existsSync(file)) throw new Error(`${file}: there is no such file.`);
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  if (lines.length > MOST_LINES) throw new Error(`${file}: more than ${MOST_LINES} lines.`);
  const out = lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new Error(`${file}:${i + 1}: this line is not JSON.`);
    }
    const parsed = Line.safeParse(value);
    if (!parsed.success) throw new Error(`${file}:${i + 1}: ${z.prettifyError(parsed.error)}`);
    const label = parsed.data.label ?? parsed.data.caseType;
    if (!label) throw new Error(`${file}:${i + 1}: the line has neither label nor caseType.`);
    return [{ ...parsed.data, label, ...(hand && { hand }) }];
  });
  if (out.length === 0) throw new Error(`${file}: the file has no examples.`);
  return out;
}
