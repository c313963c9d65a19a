import { type ZodType, z } from 'zod';
import { SetPerson, Skill, SpecialDay, Team } from '#lib/contracts';
import { readCsv } from './csv.js';

const list = (text: string | undefined): string[] => (text ?? '').split(/[\s|]+/).filter(Boolean);
const yes = (text: string | undefined): boolean => /^(ja|yes|true|1|x)$/i.test(text ?? '');

/** Columns in English or Swedish, the first that is there. */
const of = (values: Record<string, string>, ...names: string[]): string | undefined =>
  names.map((name) => values[name]).find((value) => value !== undefined);

export const ImportedPerson = SetPerson.extend({ id: z.string().min(1, 'The id is missing.').max(255) });

const kinds = {
  people: {
    schema: ImportedPerson,
    read: (v: Record<string, string>) => ({
      id: of(v, 'id') ?? '',
      team: of(v, 'team') || null,
      skills: list(of(v, 'skills', 'kompetenser')),
      protected: yes(of(v, 'protected', 'skyddad identitet')),
    }),
  },
  teams: {
    schema: Team,
    read: (v: Record<string, string>) => ({
      id: of(v, 'id') ?? '',
      name: of(v, 'name', 'namn') ?? '',
      caseTypes: list(of(v, 'case types', 'ärendetyper')),
    }),
  },
  skills: {
    schema: Skill,
    read: (v: Record<string, string>) => ({
      id: of(v, 'id') ?? '',
      name: of(v, 'name', 'namn') ?? '',
      caseTypes: list(of(v, 'case types', 'ärendetyper')),
      acts: list(of(v, 'acts', 'handlingar')),
      channels: list(of(v, 'channels', 'kanaler')),
    }),
  },
  'special-days': {
    schema: SpecialDay,
    read: (v: Record<string, string>) => ({
      day: of(v, 'day', 'dag', 'datum') ?? '',
      opens: of(v, 'opens', 'öppnar') || null,
      closes: of(v, 'closes', 'stänger') || null,
      why: of(v, 'why', 'orsak') ?? '',
    }),
  },
} satisfies Record<string, { schema: ZodType; read: (values: Record<string, string>) => unknown }>;

export type ImportKind = keyof typeof kinds;

/** Checks every row of a spreadsheet; says of each wrong one what is wrong, so that all can be mended at once. */
export function readImport(
  kind: ImportKind,
  csv: string,
): { rows: unknown[]; wrong: { line: number; message: string }[] } {
  const rows: unknown[] = [];
  const wrong: { line: number; message: string }[] = [];
  const { schema, read } = kinds[kind];
  let table: ReturnType<typeof readCsv> = [];
  try {
    table = readCsv(csv);
  } catch (error) {
    return { rows, wrong: [{ line: 1, message: (error as Error).message }] };
  }
  for (const { line, values } of table) {
    const parsed = schema.safeParse(read(values));
    if (parsed.success) rows.push(parsed.data);
    else
      wrong.push(
        ...parsed.error.issues.map(({ path, message }) => ({
          line,
          message: path.length > 0 ? `${path.join('.')}: ${message}` : message,
        })),
      );
  }
  return { rows, wrong };
}
