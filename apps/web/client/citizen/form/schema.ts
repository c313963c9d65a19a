import { type Schema, Validator } from '@cfworker/json-schema';

/** A form as JSON Schema 2020-12: `title` is a label, `description` a hint, `errorMessage` what to say per keyword, `if`/`then` what unfolds. */
export interface FormSchema extends Schema {
  title?: string;
  description?: string;
  properties?: Record<string, FormSchema>;
  oneOf?: FormSchema[];
  allOf?: FormSchema[];
  items?: FormSchema;
  if?: FormSchema;
  then?: FormSchema;
  else?: FormSchema;
  errorMessage?: Record<string, string>;
}
export type Values = Record<string, unknown>;

export interface FormField {
  name: string;
  schema: FormSchema;
  required: boolean;
  /** The field whose answer unfolded this one; absent for those always shown. */
  under?: string;
}

// The page's security policy forbids code made at run time, which ajv needs: this validator interprets instead.
const holds = (condition: FormSchema, values: Values): boolean =>
  new Validator(condition, '2020-12').validate(values).valid;

/** Fields named in a condition, also inside its own `allOf`, `anyOf` and `not`. */
function namesIn(condition: FormSchema | undefined): string[] {
  if (!condition) return [];
  const inner = [
    ...(condition.allOf ?? []),
    ...((condition.anyOf as FormSchema[] | undefined) ?? []),
    ...(condition.not ? [condition.not as FormSchema] : []),
  ];
  return [...Object.keys(condition.properties ?? {}), ...inner.flatMap(namesIn)];
}

/** The fields to show for what has been answered, in order; what an answer unfolds stands right after that answer. */
export function fieldsOf(schema: FormSchema, values: Values): FormField[] {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, one]): FormField => ({ name, schema: one, required: schema.required?.includes(name) ?? false }),
  );
  const rules = [
    ...(schema.if ? [{ if: schema.if, then: schema.then, else: schema.else }] : []),
    ...(schema.allOf ?? []),
  ] as FormSchema[];
  for (const rule of rules) {
    const branch = rule.if ? (holds(rule.if, values) ? rule.then : rule.else) : rule;
    if (!branch) continue;
    const trigger = namesIn(rule.if).findLast((name) => fields.some((field) => field.name === name));
    for (const more of fieldsOf(branch, values)) {
      const known = fields.find(({ name }) => name === more.name);
      // A branch may tighten a field that is already there, e.g. make it required.
      if (known) known.required ||= more.required;
      else
        fields.splice(
          lastOf(fields, more.under ?? trigger),
          0,
          more.under || !trigger ? more : { ...more, under: trigger },
        );
    }
    for (const name of branch.required ?? [])
      for (const field of fields) if (field.name === name) field.required = true;
  }
  return fields;
}

/** Place right after a field and everything already unfolded under it; last when there is no such field. */
function lastOf(fields: readonly FormField[], name: string | undefined): number {
  const at = fields.findIndex((field) => field.name === name);
  if (at < 0) return fields.length;
  let to = at + 1;
  const family = new Set([name]);
  while (to < fields.length && family.has(fields[to]!.under)) family.add(fields[to++]!.name);
  return to;
}

/** Only what is on screen is sent: an answer to a question no longer asked stays on the page and goes nowhere. */
export function shownValues(schema: FormSchema, values: Values): Values {
  // What unfolds may itself unfold more, and hiding one answer may hide another: until nothing changes.
  let shown: Values = values;
  for (let turn = 0; turn < 10; turn++) {
    const names = new Set(fieldsOf(schema, shown).map(({ name }) => name));
    const next = Object.fromEntries(
      Object.entries(values).filter(
        ([name, value]) =>
          names.has(name) && value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0),
      ),
    );
    if (Object.keys(next).length === Object.keys(shown).length) return next;
    shown = next;
  }
  return shown;
}
