import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Hub } from '#lib/bus';
import { Refused, type VerifiedClaims } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import { Api } from './api.js';
import { ReadLogs } from './read-log.js';
import { records } from './record-register.js';
import { Caller } from './sign-in.guard.js';

const Why = z.object({ why: z.string().trim().min(3, 'Say why in a few words.').max(500) });
const Dispose = Why.extend({ rule: z.string().min(1).max(100) });
const operators = ['operator'] as const;

/** The operator's doors of this process: what is parked, how far listeners have come, disposal. */
@Controller('api/platform')
export class OperationsController {
  constructor(
    private readonly hub: Hub,
    private readonly keys: ContactKeys,
    private readonly readLogs: ReadLogs,
  ) {}

  @Get('parked')
  @Api({ summary: 'Events that a listener could not handle. No contact text.', who: operators })
  async parked() {
    const rows = await this.hub.parked();
    return rows.map(({ id, service, handler, topic, key, headers, reason, attempts, at }) => ({
      id,
      service,
      handler,
      topic,
      key,
      type: headers['ce_type'] ?? '',
      reason,
      attempts,
      at,
    }));
  }

  @Post('parked/:service/:id/retry')
  @HttpCode(204)
  @Api({ summary: 'Tries a parked event once more, now.', who: operators, body: Why })
  async retry(
    @Param('service') service: string,
    @Param('id') id: string,
    @Body() { why }: z.infer<typeof Why>,
    @Caller() person: VerifiedClaims,
  ): Promise<void> {
    await this.hub.retry(service, id, person.sub, why);
  }

  @Post('parked/:service/:id/discard')
  @HttpCode(204)
  @Api({ summary: 'Gives a parked event up, with a reason that is kept.', who: operators, body: Why })
  async discard(
    @Param('service') service: string,
    @Param('id') id: string,
    @Body() { why }: z.infer<typeof Why>,
    @Caller() person: VerifiedClaims,
  ): Promise<void> {
    await this.hub.discard(service, id, person.sub, why);
  }

  @Get('records')
  @Api({
    summary: 'The record register: what is kept, where, and under which rule it may be disposed of.',
    who: 'signed-in',
  })
  records() {
    return records;
  }

  @Post('contacts/:id/dispose')
  @Api({
    summary: 'Destroys a contact’s key: nothing of its text can be read anywhere again, backups and Kafka included.',
    who: operators,
    body: Dispose,
  })
  async dispose(
    @Param('id') id: string,
    @Body() { why, rule }: z.infer<typeof Dispose>,
    @Caller() person: VerifiedClaims,
  ): Promise<{ disposed: boolean }> {
    if (!records.some((record) => record.rule === rule))
      throw new Refused('no-rule', `No rule "${rule}" in the record register: nothing is disposed of without one.`);
    const service = [...this.hub.buses.keys()].includes('approval')
      ? 'approval'
      : ([...this.hub.buses.keys()][0] ?? '');
    await this.readLogs.write(service, { reader: person.sub, contactId: id, what: 'disposal', why: `${rule}: ${why}` });
    return { disposed: await this.keys.destroy(id, rule) };
  }
}
