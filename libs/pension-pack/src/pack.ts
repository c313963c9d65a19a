import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ArticleContent } from '#lib/contracts';

export const CaseType = z.object({
  id: z.string().regex(/^[a-z-]+$/),
  sv: z.string().min(1),
  en: z.string().default(''),
  def: z.string().min(1),
});
export type CaseType = z.infer<typeof CaseType>;

/** A value that changes from year to year; articles refer to it by id and can never quote it after its last day. */
export const Fact = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  sv: z.string(),
  en: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  source: z.string(),
});
export type Fact = z.infer<typeof Fact>;

/** A labelled contact, written by hand; `hand` is its writer. */
export const LabelledContact = z.object({
  id: z.string(),
  channel: z.enum(['email', 'chat', 'form', 'phone']),
  language: z.string(),
  style: z.string().default(''),
  subject: z.string().optional(),
  text: z.string(),
  caseType: z.string(),
  also: z.array(z.string()).optional(),
  act: z.array(z.string()).optional(),
  urgency: z.string().optional(),
  risk: z.array(z.string()).optional(),
});
export type LabelledContact = z.infer<typeof LabelledContact> & { hand: string };

export const PackArticle = ArticleContent.extend({ id: z.string().regex(/^[a-z0-9-]{3,80}$/) });
export type PackArticle = z.infer<typeof PackArticle>;

/** Everything that is particular to one authority. */
export interface Pack {
  folder: string;
  caseTypes: CaseType[];
  facts: Fact[];
  articles: PackArticle[];
  phrases: unknown;
  guidance: unknown;
}

const yaml = (file: string): unknown => parse(readFileSync(file, 'utf8'));

/** Reads a file against a schema. Throws naming the file and every mistake in it. */
function read<T>(file: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Loads an authority's pack. Throws at the first file that is wrong, saying where. */
export function loadPack(folder: string): Pack {
  const file = (name: string) => join(folder, name);
  const optional = (name: string) => (existsSync(file(name)) ? yaml(file(name)) : {});
  const articles = readdirSync(file('articles'))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return {
    folder,
    caseTypes: read(file('case-types.yaml'), z.array(CaseType), yaml(file('case-types.yaml'))),
    facts: read(file('facts.yaml'), z.array(Fact), yaml(file('facts.yaml'))),
    articles: articles.map((name) =>
      read(file(join('articles', name)), PackArticle, yaml(file(join('articles', name)))),
    ),
    phrases: optional('phrases.yaml'),
    guidance: optional('guidance.yaml'),
  };
}

/** The pack's labelled contacts; hands named `dev-…` are for measuring and never for training. */
export function loadContacts(folder: string, which: 'train' | 'dev' | 'all' = 'all'): LabelledContact[] {
  const at = join(folder, 'contacts');
  if (!existsSync(at)) return [];
  const hands = readdirSync(at)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  const chosen = hands.filter((name) => which === 'all' || name.startsWith('dev-') === (which === 'dev'));
  return chosen.flatMap((name) =>
    readFileSync(join(at, name), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        if (line.trim() === '') return [];
        const contact = read(`${join(at, name)}:${index + 1}`, LabelledContact, JSON.parse(line));
        return [{ ...contact, hand: basename(name, '.jsonl') }];
      }),
  );
}
