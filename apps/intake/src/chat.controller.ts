import { Body, Controller, Get, Headers, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { ChatEmail, ChatHistory, ChatLine, ChatLineKept, ChatStarted, StartChat } from '#lib/contracts';
import { Api } from '#lib/platform';
import { ChatService } from './chat.service.js';
import type { Contact } from './contact.entity.js';
import { type Door, DoorLimits } from './door-limits.service.js';
import type { Kept } from './intake.service.js';

const After = z.object({ after: z.coerce.number().int().min(0).default(0) });
const example = 'curl -X POST localhost:3000/api/intake/chats';
const json = `-H 'content-type: application/json'`;

/** The citizen's side of the chat, for the widget and for any other page. */
@Controller('api/intake/chats')
export class ChatController {
  constructor(
    private readonly chat: ChatService,
    private readonly limits: DoorLimits,
  ) {}

  @Post()
  @Api({
    summary: 'Begins a chat. The token is the only key to it.',
    who: 'public',
    body: StartChat,
    answer: ChatStarted,
    curl: `${example} ${json} -d '{"language":"sv"}'`,
  })
  start(@Body() body: z.infer<typeof StartChat>, @Req() request: Request): Promise<ChatStarted> {
    this.limits.pass('chat-start', request.ip ?? '');
    return this.chat.start(body);
  }

  @Post('messages')
  @Api({
    summary: 'Says one line. The same key twice is one line.',
    who: 'public',
    body: ChatLine,
    answer: ChatLineKept,
    curl: `${example}/messages -H "authorization: Bearer $TOKEN" ${json} -d '{"key":"line-0001","text":"När kommer pensionen?"}'`,
  })
  async say(
    @Body() { key, text }: z.infer<typeof ChatLine>,
    @Headers('authorization') bearer: string,
    @Req() request: Request,
  ): Promise<z.infer<typeof ChatLineKept>> {
    const contact = await this.opened(bearer, request, 'chat-line');
    return told(await this.chat.say(contact, key, text));
  }

  @Get('messages')
  @Api({
    summary: "The citizen's own lines after a number, for a reload.",
    who: 'public',
    query: After,
    answer: ChatHistory,
    curl: 'curl localhost:3000/api/intake/chats/messages?after=0 -H "authorization: Bearer $TOKEN"',
  })
  async history(
    @Query() { after }: z.infer<typeof After>,
    @Headers('authorization') bearer: string,
    @Req() request: Request,
  ): Promise<z.infer<typeof ChatHistory>> {
    return this.chat.history(await this.opened(bearer, request, 'chat-read'), after);
  }

  @Post('typing')
  @HttpCode(204)
  @Api({
    summary: 'Says that the citizen is typing. Carries no text.',
    who: 'public',
    curl: `${example}/typing -H "authorization: Bearer $TOKEN"`,
  })
  async typing(@Headers('authorization') bearer: string, @Req() request: Request): Promise<void> {
    const contact = await this.opened(bearer, request, 'chat-read');
    if (this.limits.may('typing', contact.id)) await this.chat.typed(contact);
  }

  @Post('email')
  @Api({
    summary: 'Leaves an e-mail address instead of waiting: the answer goes there.',
    who: 'public',
    body: ChatEmail,
    answer: ChatLineKept,
    curl: `${example}/email -H "authorization: Bearer $TOKEN" ${json} -d '{"email":"namn@exempel.se"}'`,
  })
  async email(
    @Body() { email }: z.infer<typeof ChatEmail>,
    @Headers('authorization') bearer: string,
    @Req() request: Request,
  ): Promise<z.infer<typeof ChatLineKept>> {
    return told(await this.chat.leaveEmail(await this.opened(bearer, request, 'chat-line'), email));
  }

  private async opened(bearer: string, request: Request, door: Door): Promise<Contact> {
    this.limits.pass('chat-ip', request.ip ?? '');
    const contact = await this.chat.open(bearer);
    this.limits.pass(door, contact.id);
    return contact;
  }
}

const told = ({ seq, arrivedAt }: Kept): z.infer<typeof ChatLineKept> => ({ seq, at: arrivedAt.toISOString() });
