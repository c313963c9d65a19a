import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Refused } from '#lib/core';
import { projectFolder, Settings } from '#lib/platform';
import { Meaning } from './form.js';
import { type FormSchemaNode, type Overlay, overlaid } from './form-schema.js';

export type FormLanguage = 'sv' | 'en';

/** A form of the pack in one language, ready to check what is posted. */
export interface Form {
  id: string;
  schema: FormSchemaNode;
  meaning: Meaning;
  validate: ValidateFunction;
}

/** The pack's forms, read once at start. Throws at start, naming the file, when one cannot be used. */
@Injectable()
export class FormStore {
  readonly #forms = new Map<string, Form>();

  constructor(settings: Settings) {
    const folder = join(settings.env.SUFFLOR_PACK ?? join(projectFolder, 'libs/pension-pack'), 'forms');
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[a-z0-9-]+\.json$/.test(name)) : [];
    for (const name of names.sort()) this.load(folder, name.replace('.json', ''));
  }

  list(language: FormLanguage): Form[] {
    return [...this.#forms].filter(([key]) => key.endsWith(` ${language}`)).map(([, form]) => form);
  }

  /** Refuses `no-such-form` (404). */
  find(id: string, language: FormLanguage): Form {
    const form = this.#forms.get(`${id} ${language}`);
    if (!form)
      throw new Refused(
        'no-such-form',
        `There is no form "${id.slice(0, 80)}". GET /api/intake/forms lists them.`,
        404,
      );
    return form;
  }

  private load(folder: string, id: string): void {
    try {
      const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
      const { meaning, ...schema } = read(`${id}.json`) as FormSchemaNode;
      const english = existsSync(join(folder, `${id}.en.json`))
        ? overlaid(schema, read(`${id}.en.json`) as Overlay)
        : schema;
      for (const [language, texts] of [
        ['sv', schema],
        ['en', english],
      ] as const) {
        this.#forms.set(`${id} ${language}`, {
          id,
          schema: texts,
          meaning: Meaning.parse(meaning ?? {}),
          validate: compiled(texts),
        });
      }
    } catch (error) {
      throw new Error(`The form ${join(folder, id)}.json cannot be used: ${(error as Error).message}`);
    }
  }
}

function compiled(schema: FormSchemaNode): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false });
  (addFormats as unknown as (to: Ajv2020) => void)(ajv);
  return ajv.compile(schema);
}
