import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { SettleDelivery } from '#lib/contracts';
import type { VerifiedClaims } from '#lib/core';
import { Api, Caller } from '#lib/platform';
import { ParkedService } from './parked.service.js';

const Why = z.object({ why: z.string().trim().min(3).max(500) });

@Controller('api/approval')
export class ParkedController {
  constructor(private readonly parked: ParkedService) {}

  @Get('parked')
  @Api({ summary: 'Deliveries a person must look at.', who: ['agent', 'operator'] })
  list() {
    return this.parked.list();
  }

  @Post('parked/:id')
  @HttpCode(204)
  @Api({
    summary: 'Settles a parked delivery: it arrived, send again, or give up.',
    who: ['agent', 'operator'],
    body: SettleDelivery,
  })
  settle(
    @Param('id') id: string,
    @Body() body: z.infer<typeof SettleDelivery>,
    @Caller() person: VerifiedClaims,
  ): Promise<void> {
    return this.parked.settle(id, body, person);
  }

  @Post('restore')
  @Api({
    summary: 'After a restored backup: parks what was to be sent and lets sending go on.',
    who: ['operator'],
    body: Why,
  })
  restore(@Body() { why }: z.infer<typeof Why>, @Caller() person: VerifiedClaims): Promise<{ parked: number }> {
    return this.parked.acceptRestore(why, person);
  }
}
