import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { CaseType } from '#lib/pension-pack';
import { projectFolder, Settings } from '#lib/platform';

/** The pack's case types: what a contact can be corrected to. */
@Injectable()
export class CaseTypes {
  readonly #ids: ReadonlySet<string>;

  constructor(settings: Settings) {
    const file = join(settings.env.SUFFLOR_PACK ?? join(projectFolder, 'libs/pension-pack'), 'case-types.yaml');
    this.#ids = new Set(
      z
        .array(CaseType)
        .parse(parse(readFileSync(file, 'utf8')))
        .map(({ id }) => id),
    );
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}
