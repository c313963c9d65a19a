import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { z } from 'zod';
import { ClearContact, MaskTest, MaskTested } from '#lib/contracts';
import type { VerifiedClaims } from '#lib/core';
import { mask } from '#lib/language';
import { Api, Caller } from '#lib/platform';
import { ClearService, type File } from './clear.service.js';

const example = `curl -b "$COOKIE" 'localhost:3000/api/intake/contacts/ID`;

/** The original, for the holder; and the masking test box. */
@Controller('api/intake')
export class ContactsController {
  constructor(private readonly clear: ClearService) {}

  @Get('contacts/:id/clear')
  @Api({
    summary: 'The contact in clear, for the agent who holds it.',
    who: ['agent'],
    reads: 'the original',
    answer: ClearContact,
    curl: `${example}/clear?why=svarar'`,
  })
  read(@Param('id') id: string, @Query('why') why: string, @Caller() caller: VerifiedClaims): Promise<ClearContact> {
    return this.clear.read(id, caller, why);
  }

  @Get('contacts/:id/attachments/:attachment')
  @Api({
    summary: 'An attachment, as a download that no browser opens by itself.',
    who: ['agent'],
    reads: 'an attachment',
    curl: `${example}/attachments/ATTACHMENT?why=svarar' -OJ`,
  })
  async file(
    @Param('id') id: string,
    @Param('attachment') attachment: string,
    @Query('why') why: string,
    @Caller() caller: VerifiedClaims,
    @Res() response: Response,
  ): Promise<void> {
    download(response, await this.clear.file(id, attachment, caller, why));
  }

  @Get('contacts/:id/messages/:seq/raw')
  @Api({
    summary: 'A mail as it came, as a download that no browser opens by itself.',
    who: ['agent'],
    reads: 'the original mail',
    curl: `${example}/messages/1/raw?why=granskar' -OJ`,
  })
  async raw(
    @Param('id') id: string,
    @Param('seq', ParseIntPipe) seq: number,
    @Query('why') why: string,
    @Caller() caller: VerifiedClaims,
    @Res() response: Response,
  ): Promise<void> {
    download(response, await this.clear.raw(id, seq, caller, why));
  }

  @Post('mask')
  @Api({
    summary: 'What masking would do with a text, and why. Nothing is kept.',
    who: 'signed-in',
    body: MaskTest,
    answer: MaskTested,
    curl: `curl -b "$COOKIE" -H 'x-sufflor: 1' -H 'content-type: application/json' localhost:3000/api/intake/mask -d '{"text":"Ring 070-123 45 67"}'`,
  })
  mask(@Body() { text }: z.infer<typeof MaskTest>): z.infer<typeof MaskTested> {
    const { masked, spans } = mask(text);
    return {
      masked,
      spans: spans.map(({ start, end, type, placeholder, why }) => ({ start, end, type, placeholder, why })),
    };
  }
}

/** Whatever the file is, it is bytes to save: never shown, never run. */
function download(response: Response, { name, content }: File): void {
  response.set({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.send(content);
}
