import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Api } from '#lib/platform';
import { LedgerStore } from './ledger.store.js';

const Page = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/** The auditor's door: every decision, and whether the chain holds. No contact text. */
@Controller('api/approval/ledger')
export class LedgerController {
  constructor(private readonly ledger: LedgerStore) {}

  @Get()
  @Api({ summary: 'Rows of the ledger after a number, oldest first.', who: ['auditor'], query: Page })
  page(@Query() { after, limit }: z.infer<typeof Page>) {
    return this.ledger.rows(after, limit);
  }

  @Get('verify')
  @Api({ summary: 'Walks the whole chain. `breaks` is empty when it holds.', who: ['auditor', 'operator'] })
  async verify() {
    const breaks = await this.ledger.verify();
    return {
      holds: breaks.length === 0,
      breaks,
      head: (await this.ledger.head()) ?? null,
      anchor: this.ledger.anchored() ?? null,
    };
  }
}
