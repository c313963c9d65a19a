import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { FormKept, PostForm } from '#lib/contracts';
import { Clock, Refused } from '#lib/core';
import { answered, filledForm } from './form.js';
import { FormStore } from './form.store.js';
import { formErrors } from './form-errors.js';
import { incoming } from './incoming.js';
import { IntakeService } from './intake.service.js';

/** Nobody reads and fills a form faster than this, in milliseconds. */
const leastOpenMs = 2_000;
const mostBytes = 60_000;

/** Takes a filled form into the line. */
@Injectable()
export class FormService {
  constructor(
    private readonly forms: FormStore,
    private readonly intake: IntakeService,
    private readonly clock: Clock,
  ) {}

  /** Keeps a form. Refuses `form-wrong` (422, each field with what to do), `too-fast` (429) and `too-large` (413). The same key twice is one contact. */
  async post(
    id: string,
    { key, language, values, openMs }: z.infer<typeof PostForm>,
  ): Promise<z.infer<typeof FormKept>> {
    const form = this.forms.find(id, language);
    const english = language === 'en';
    if (openMs !== undefined && openMs < leastOpenMs) {
      throw new Refused(
        'too-fast',
        english
          ? 'The form was sent the moment it opened. Wait a few seconds and send it again.'
          : 'Formuläret skickades i samma stund som det öppnades. Vänta några sekunder och skicka igen.',
        429,
      );
    }
    if (JSON.stringify(values).length > mostBytes)
      throw new Refused(
        'too-large',
        english ? 'The answers are too long. Shorten them.' : 'Svaren är för långa. Korta dem.',
        413,
      );
    const given = answered(values);
    if (!form.validate(given)) {
      const errors = formErrors(form.validate.errors ?? [], form.schema, language);
      throw new Refused(
        'form-wrong',
        english ? 'Some answers need to be mended.' : 'Några svar behöver rättas.',
        422,
        errors,
      );
    }
    const { subject, text, from, email, personnummer, right, about, act, declared } = filledForm(
      form.schema,
      form.meaning,
      given,
    );
    const { contactId, reference } = await this.intake.receive(
      incoming({
        channel: 'form',
        key: `${id} ${key}`,
        arrivedAt: this.clock.now(),
        subject,
        text,
        from,
        about,
        declared,
        act,
        right,
        language,
        formId: id,
        identifiers: { email, personnummer },
        replyAddress: email,
        sender: email,
        assurance: from || personnummer ? 'claimed' : 'none',
      }),
    );
    return { contactId, reference };
  }
}
