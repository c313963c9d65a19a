import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { Api, projectFolder, Settings } from '#lib/platform';

const RiskText = z.object({
  title: z.string(),
  now: z.array(z.string()),
  say: z.array(z.string()),
  handOver: z.string(),
});
const ActText = z.object({
  title: z.string(),
  law: z.string(),
  register: z.array(z.string()).default([]),
  deadline: z.string().default(''),
  steps: z.array(z.string()),
  receipt: z.string().default(''),
});
const Routines = z.object({
  reviewed: z.coerce.string().default(''),
  risks: z.array(z.object({ id: z.string(), sv: RiskText, en: RiskText })).default([]),
  acts: z
    .array(z.object({ id: z.string(), legal: z.array(z.string()).default([]), sv: ActText, en: ActText }))
    .default([]),
});

/** The pack's routines: what people decided to do at a risk, and what the law asks of an act. No contact is read. */
@Controller('api/desk')
export class RoutinesController {
  readonly #routines: z.infer<typeof Routines>;

  constructor(settings: Settings) {
    const file = join(settings.env.SUFFLOR_PACK ?? join(projectFolder, 'libs/pension-pack'), 'guidance.yaml');
    this.#routines = Routines.parse(existsSync(file) ? parse(readFileSync(file, 'utf8')) : {});
  }

  @Get('routines')
  @Api({ summary: "The pack's routines for risks and acts.", who: ['agent', 'supervisor'], answer: Routines })
  all(): z.infer<typeof Routines> {
    return this.#routines;
  }
}
