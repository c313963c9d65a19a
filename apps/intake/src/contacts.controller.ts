import { Controller, Get, Param, Post, Body, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ClearContact, MaskTest, MaskTested } from '#lib/contracts';
import type { VerifiedClaims } from '#lib/core';
import { mask } from '#lib/language';
import { Api, Caller } from '#lib/platform';
import type { z } from 'zod';
import { ClearService } from './clear.service.js';

/** The original, for the holder; and the masking test box. */
@Controller('api/intake')
export class ContactsController {
  constructor(private readonly clear: ClearService) {}

  @Get('contacts/:id/clear')
  @Api({ summary: 'The contact in clear, for the agent who holds it.', who: ['agent'], reads: 'the original', answer: ClearContact })
  read(@Param('id') id: string, @Query('why') why: string, @Caller() caller: VerifiedClaims): Promise<ClearContact> {
    return this.clear.read(id, caller, why);
  }

  @Get('contacts/:id/attachments/:attachment')
  @Api({ summary: 'An attachment, as a download that no browser opens by itself.', who: ['agent'], reads: 'an attachment' })
  async file(@Param('id') id: string, @Param('attachment') attachment: string, @Query('why') why: string, @Caller() caller: VerifiedClaims, @Res() response: Response): Promise<void> {
    const { name, content } = await this.clear.file(id, attachment, caller, why);
    response.set({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    response.send(content);
  }

  @Post('mask')
  @Api({ summary: 'What masking would do with a text, and why. Nothing is kept.', who: 'signed-in', body: MaskTest, answer: MaskTested })
  mask(@Body() { text }: z.infer<typeof MaskTest>): z.infer<typeof MaskTested> {
    const { masked, spans } = mask(text);
    return { masked, spans: spans.map(({ start, end, type, placeholder, why }) => ({ start, end, type, placeholder, why })) };
  }
}
