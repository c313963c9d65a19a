import { Validator } from '@cfworker/json-schema';
import { type FormSchema, fieldsOf, type Values } from './schema.js';

export interface Mistake {
  name: string;
  /** What is wrong and what to do, from the form's own words. */
  text: string;
}

/** The part of the schema a JSON pointer names. */
const at = (schema: FormSchema, pointer: string): FormSchema | undefined =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, key) => (node as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      schema,
    ) as FormSchema | undefined;

/** First what is missing, then what is of the wrong kind, then what is out of bounds. */
const weight = (keyword: string) => (keyword === 'required' ? 0 : keyword === 'type' ? 1 : 2);

/** What must be mended before the form can be sent: at most one thing per field, in the fields' order. Empty when it can. */
export function mistakes(schema: FormSchema, values: Values, otherwise: string): Mistake[] {
  const { valid, errors } = new Validator(schema, '2020-12', false).validate(values);
  if (valid) return [];
  const fields = fieldsOf(schema, values);
  const found = errors.flatMap(({ keyword, keywordLocation, instanceLocation, error }) => {
    const missing = keyword === 'required' ? /"([^"]+)"/.exec(error)?.[1] : undefined;
    const name = missing ?? instanceLocation.split('/')[1] ?? '';
    if (!fields.some((field) => field.name === name)) return [];
    const node = at(schema, keywordLocation.slice(0, keywordLocation.lastIndexOf('/')));
    const own = missing ? (node?.properties?.[missing] ?? fields.find((field) => field.name === name)?.schema) : node;
    return [{ name, keyword, text: own?.errorMessage?.[keyword] ?? '' }];
  });
  const told = fields.flatMap(({ name }) => {
    const mine = found
      .filter((one) => one.name === name)
      .sort((a, b) => weight(a.keyword) - weight(b.keyword) || Number(!a.text) - Number(!b.text));
    return mine[0] ? [{ name, text: mine[0].text || mine.find(({ text }) => text)?.text || otherwise }] : [];
  });
  // Something is wrong that no field shows: the form cannot be sent, and saying nothing would be worse.
  return told.length > 0 ? told : [{ name: '', text: otherwise }];
}
