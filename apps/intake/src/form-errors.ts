import type { ErrorObject } from 'ajv';
import { type FormSchemaNode, propertiesIn } from './form-schema.js';

/** One mistake in a form, in the words of the form. */
export interface FormError {
  path: string;
  message: string;
}

const plain = {
  sv: {
    required: 'Fyll i det här fältet.',
    unknown: 'Fältet finns inte i formuläret.',
    stray: 'Det här svaret hör inte till dina andra svar. Ta bort det.',
    wrong: 'Kontrollera det här fältet.',
  },
  en: {
    required: 'Fill in this field.',
    unknown: 'The form has no such field.',
    stray: 'This answer does not belong with your other answers. Remove it.',
    wrong: 'Check this field.',
  },
};

/** What the validator found, told per field, first mistake of each. */
export function formErrors(found: readonly ErrorObject[], schema: FormSchemaNode, language: 'sv' | 'en'): FormError[] {
  const fields = new Map(propertiesIn(schema).map(({ name, node }) => [name, node]));
  // What stands inside a choice or a condition is told by the choice, or is no mistake.
  const told = found.filter(({ keyword, schemaPath }) => keyword !== 'if' && !/\/(?:oneOf|if)\//.test(schemaPath));
  // A mistake in a part that appears sometimes makes its other fields look like strangers: those are not told.
  const strange = ({ keyword }: ErrorObject): boolean => keyword.startsWith('unevaluated');
  const strays = told.filter(strange).filter((error) => !fields.has(pathOf(error)) || told.every(strange));
  const errors = new Map<string, string>();
  for (const error of [...told.filter((one) => !strange(one)), ...strays]) {
    const path = pathOf(error);
    if (!errors.has(path)) errors.set(path, wordsFor(error, path, fields, plain[language]));
  }
  return [...errors].map(([path, message]) => ({ path, message }));
}

function wordsFor(
  error: ErrorObject,
  path: string,
  fields: Map<string, FormSchemaNode>,
  words: (typeof plain)['sv'],
): string {
  if (error.keyword.startsWith('unevaluated')) return fields.has(path) ? words.stray : words.unknown;
  const parent = error.parentSchema as FormSchemaNode | undefined;
  const own = error.keyword === 'required' ? parent?.properties?.[path]?.errorMessage : parent?.errorMessage;
  const said = own?.[error.keyword] ?? fields.get(path)?.errorMessage?.[error.keyword];
  return said ?? (error.keyword === 'required' ? words.required : words.wrong);
}

const pathOf = ({ keyword, params, instancePath }: ErrorObject): string => {
  const { missingProperty, unevaluatedProperty } = params as { missingProperty?: string; unevaluatedProperty?: string };
  return (
    (keyword === 'required' ? missingProperty : unevaluatedProperty) ??
    instancePath.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~') ??
    ''
  );
};
