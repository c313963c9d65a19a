import { z } from 'zod';
import { Right } from '#lib/contracts';
import { spanTypes } from '#lib/language';
import { type FormSchemaNode, labelOf, propertiesIn } from './form-schema.js';
import type { Declared } from './incoming.js';

const When = z.record(z.string(), z.string());

/** What a form's fields mean to intake: `meaning` in the form's file. */
export const Meaning = z.object({
  $comment: z.string().optional(),
  /** Field that is the subject line. */
  subject: z.string().optional(),
  /** Fields that are the citizen's own words; they come first. */
  text: z.array(z.string()).default([]),
  name: z.string().optional(),
  email: z.string().optional(),
  /** Field that says by what right; its values are rights. */
  right: z.string().optional(),
  /** Fields that describe the person concerned, when it is another. */
  about: z.array(z.string()).default([]),
  /** Field with the writer's own personnummer, and when it is theirs. */
  personnummer: z.object({ field: z.string(), when: When.default({}) }).optional(),
  /** Fields whose value is always masked, and as what. */
  personal: z.record(z.string(), z.enum(spanTypes)).default({}),
  /** Legal act; the first whose `when` holds. */
  acts: z.array(z.object({ act: z.string(), when: When.default({}) })).default([]),
});
export type Meaning = z.infer<typeof Meaning>;

export type Values = Record<string, unknown>;

/** What a filled form says, as a message. */
export interface FilledForm {
  subject: string;
  text: string;
  from: string;
  email: string;
  personnummer: string;
  right: Right;
  about: string;
  act: string;
  declared: Declared[];
}

/** Values without blanks: an untouched field is no answer. */
export const answered = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(
        ([, value]) =>
          value !== '' && value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
      ),
  );

/** Reads a valid form as a message: the citizen's own words first, then every other answer beside its question. */
export function filledForm(schema: FormSchemaNode, meaning: Meaning, values: Values): FilledForm {
  const said = (name: string | undefined): string =>
    name && typeof values[name] === 'string' ? (values[name] as string) : '';
  const fields = propertiesIn(schema).filter(({ name }) => values[name] !== undefined);
  const told = (name: string): string => labelOf(fields.find((field) => field.name === name)?.node ?? {}, values[name]);
  const apart = new Set([meaning.subject, meaning.name, meaning.email, ...meaning.text]);
  const facts = fields
    .filter(({ name }) => !apart.has(name))
    .map(
      ({ name, node }) =>
        `${(node.title ?? name).replace(/[:]$/, '')}${/\?$/.test(node.title ?? '') ? '' : ':'} ${told(name)}`,
    );
  const right = Right.safeParse(said(meaning.right));
  const [name, email] = [said(meaning.name), said(meaning.email)];
  return {
    subject: said(meaning.subject) || schema.title || '',
    text: [...meaning.text.map(said).filter(Boolean), facts.join('\n')].filter(Boolean).join('\n\n'),
    from: [name, email && `<${email}>`].filter(Boolean).join(' '),
    email,
    personnummer:
      meaning.personnummer && holds(meaning.personnummer.when, values) ? said(meaning.personnummer.field) : '',
    right: right.success ? right.data : 'unknown',
    about:
      right.success && right.data !== 'self'
        ? meaning.about
            .filter((one) => values[one] !== undefined)
            .map(told)
            .join(', ')
        : '',
    act: meaning.acts.find(({ when }) => holds(when, values))?.act ?? '',
    declared: Object.entries(meaning.personal).flatMap(([field, type]) =>
      said(field) ? [{ type, value: said(field) }] : [],
    ),
  };
}

const holds = (when: Record<string, string>, values: Values): boolean =>
  Object.entries(when).every(([name, value]) => values[name] === value);
