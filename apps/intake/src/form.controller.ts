import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import { FormKept, FormLanguage, FormList, FormSchema, PostForm } from '#lib/contracts';
import { Api } from '#lib/platform';
import { DoorLimits } from './door-limits.service.js';
import { FormService } from './form.service.js';
import { FormStore } from './form.store.js';

const at = 'localhost:3000/api/intake/forms';

/** The pack's forms, for the form page and for other sites. */
@Controller('api/intake/forms')
export class FormController {
  constructor(
    private readonly forms: FormStore,
    private readonly service: FormService,
    private readonly limits: DoorLimits,
  ) {}

  @Get()
  @Api({
    summary: 'The forms there are.',
    who: 'public',
    query: FormLanguage,
    answer: FormList,
    curl: `curl '${at}?language=sv'`,
  })
  list(@Query() { language }: z.infer<typeof FormLanguage>, @Req() request: Request): z.infer<typeof FormList> {
    this.limits.pass('form-read', request.ip ?? '');
    return {
      forms: this.forms
        .list(language)
        .map(({ id, schema: { title = id, description = '' } }) => ({ id, title, description })),
    };
  }

  @Get(':form')
  @Api({
    summary: 'A form as JSON Schema 2020-12, with texts and error messages in that language.',
    who: 'public',
    query: FormLanguage,
    answer: FormSchema,
    curl: `curl '${at}/fraga?language=sv'`,
  })
  schema(
    @Param('form') id: string,
    @Query() { language }: z.infer<typeof FormLanguage>,
    @Req() request: Request,
  ): z.infer<typeof FormSchema> {
    this.limits.pass('form-read', request.ip ?? '');
    return this.forms.find(id, language).schema;
  }

  @Post(':form')
  @Api({
    summary: 'Sends a filled form. 422 names each field that needs mending; the same key twice is one contact.',
    who: 'public',
    body: PostForm,
    answer: FormKept,
    curl: `curl -X POST ${at}/fraga -H 'content-type: application/json' -d '{"key":"min-forsta-fraga","values":{"name":"Anna Exempel","email":"anna@exempel.se","about":"self","subject":"Utbetalning","question":"Vilken dag kommer pensionen i december?"}}'`,
  })
  post(
    @Param('form') id: string,
    @Body() body: z.infer<typeof PostForm>,
    @Req() request: Request,
  ): Promise<z.infer<typeof FormKept>> {
    this.limits.pass('form', request.ip ?? '');
    return this.service.post(id, body);
  }
}
