/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addErrors from 'ajv-errors';
import addFormats from 'ajv-formats';
import { mistakes } from './mistakes.js';
import { type FormSchema, fieldsOf, shownValues, type Values } from './schema.js';

const folder = join(import.meta.dirname, '../../../../../libs/pension-pack/forms');
const forms = readdirSync(folder).filter((name) => !name.includes('.en.'));
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as FormSchema;
const names = (schema: FormSchema, values: Values) => fieldsOf(schema, values).map(({ name }) => name);

const visit: FormSchema = {
  type: 'object',
  properties: {
    call: {
      type: 'string',
      oneOf: [
        { const: 'yes', title: 'Ja' },
        { const: 'no', title: 'Nej' },
      ],
    },
    text: { type: 'string', minLength: 5, errorMessage: { required: 'Skriv.', minLength: 'Skriv mer.' } },
  },
  required: ['call', 'text'],
  allOf: [
    {
      if: { properties: { call: { const: 'yes' } }, required: ['call'] },
      then: {
        properties: { phone: { type: 'string', errorMessage: { required: 'Skriv numret.' } } },
        required: ['phone'],
      },
    },
  ],
  unevaluatedProperties: false,
};

test('an answer unfolds its question right after itself, and folding it again sends nothing', () => {
  expect(names(visit, {})).toEqual(['call', 'text']);
  expect(fieldsOf(visit, { call: 'yes' })).toMatchObject([
    { name: 'call' },
    { name: 'phone', under: 'call', required: true },
    { name: 'text' },
  ]);
  expect(shownValues(visit, { call: 'no', phone: '08-123', text: 'hejsan' })).toEqual({ call: 'no', text: 'hejsan' });
});

test('mistakes come in the order of the fields, one each, in the words of the form', () => {
  expect(mistakes(visit, { call: 'yes', text: 'hej' }, 'fel')).toEqual([
    { name: 'phone', text: 'Skriv numret.' },
    { name: 'text', text: 'Skriv mer.' },
  ]);
  expect(mistakes(visit, { call: 'no', text: 'hejsan' }, 'fel')).toEqual([]);
});

// A generator of its own, so that a failure can be run again.
function random(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An answer to a field: mostly one a person could give, sometimes a wrong one. */
function answer({ schema }: { schema: FormSchema }, next: () => number): unknown {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!;
  if (next() < 0.04) return pick(['', 'x', 'inte en adress@', -5, '2026-02-30', 'ÅÄÖ '.repeat(900), [], true]);
  const options = (schema.oneOf ?? schema.items?.oneOf)?.map((one) => one.const as unknown);
  if (schema.type === 'array') return options?.filter(() => next() < 0.4) ?? [];
  if (options) return pick(options);
  if (schema.type === 'boolean') return next() < 0.8;
  if (schema.type === 'integer') return Math.floor(next() * 9000);
  if (schema.format === 'date') return '2026-11-01';
  if (schema.format === 'email') return 'namn@exempel.se';
  const written = [
    'Anna Öst',
    '19121212-1212',
    '191212121212',
    '123 45',
    '12345',
    'En hel mening om hyran som är lång nog.',
    '070-123 45 67',
  ];
  const fit = written.filter(
    (one) =>
      (!schema.pattern || new RegExp(schema.pattern, 'u').test(one)) &&
      one.length >= (schema.minLength ?? 0) &&
      one.length <= (schema.maxLength ?? 9999),
  );
  return pick(next() < 0.95 && fit.length > 0 ? fit : written);
}

test.each(forms)('%s: the page and the server agree on what may be sent', (name) => {
  const schema = read(name);
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  addErrors.default(ajv);
  const server = ajv.compile(schema);
  let sendable = 0;
  for (let seed = 1; seed <= 800; seed++) {
    const next = random(seed);
    let values: Values = {};
    for (let round = 0; round < 4; round++) {
      for (const field of fieldsOf(schema, values))
        if (!(field.name in values) && next() < 0.98) values = { ...values, [field.name]: answer(field, next) };
    }
    const shown = shownValues(schema, values);
    const found = mistakes(schema, shown, 'fel');
    const agreed = { seed, shown, sendable: server(shown) };
    expect({ seed, shown, sendable: found.length === 0 }).toEqual(agreed);
    if (found.length === 0) sendable++;
  }
  expect(sendable).toBeGreaterThan(20);
});

test.each(forms)('%s: an empty form tells in its own words what each missing answer is', (name) => {
  const schema = read(name);
  const found = mistakes(schema, {}, 'otherwise');
  expect(found.map((one) => one.name)).toEqual(
    fieldsOf(schema, {})
      .filter(({ required }) => required)
      .map((field) => field.name),
  );
  expect(found.map(({ text }) => text)).not.toContain('otherwise');
});
