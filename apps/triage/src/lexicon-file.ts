import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LexiconEntries } from './lexicon.js';

const Entries = z.record(z.string().regex(/^[a-z0-9-]+$/), z.string().min(1));

/** A pack's lexicon, `concept: term, term*, two words`. Throws an Error that names the file and each mistake. */
export function readLexicon(file: string): LexiconEntries {
  if (!existsSync(file)) throw new Error(`${file}: there is no such file.`);
  const parsed = Entries.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
