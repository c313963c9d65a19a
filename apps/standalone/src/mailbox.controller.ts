import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Refused } from '#lib/core';
import { Api } from '#lib/platform';
import { Mailbox } from './mailbox.service.js';

const Written = z.object({
  from: z.email(),
  name: z.string().trim().min(1).max(120),
  subject: z.string().max(200).default(''),
  text: z.string().trim().min(1).max(20_000),
});

/** The invented citizens' mailbox, on loopback and in the demo only: it shows what a citizen gets. */
@Controller('api/mailbox')
export class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  @Get()
  @Api({ summary: 'The newest 200 mails that have left, newest first.', who: 'public' })
  list() {
    return this.mailbox.list();
  }

  @Get(':id')
  @Api({ summary: 'One mail, with its bytes.', who: 'public' })
  async read(@Param('id') id: string) {
    const mail = await this.mailbox.read(id);
    if (!mail) throw new Refused('not-found', 'There is no such mail.', 404);
    return mail;
  }

  @Post('outbox')
  @HttpCode(204)
  @Api({ summary: 'Writes to the authority as an invented citizen, by SMTP.', who: 'public', body: Written })
  write(@Body() mail: z.infer<typeof Written>): Promise<void> {
    return this.mailbox.write(mail);
  }
}
