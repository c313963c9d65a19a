import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import {
  Claimed,
  CloseContact,
  Colleagues,
  Conversation,
  CorrectCaseType,
  HandOver,
  NextContact,
  Queue,
  QueueQuery,
  RaiseAssurance,
  SetFollowUp,
  SetPresence,
} from '#lib/contracts';
import { Agent, type VerifiedClaims } from '#lib/core';
import { Api, Caller, Deciding } from '#lib/platform';
import { ClaimService } from './claim.service.js';
import { ConversationService } from './conversation.service.js';
import { DeskService } from './desk.service.js';
import { PersonService } from './person.service.js';
import { QueueService } from './queue.service.js';

const agents = ['agent'] as const;
const desk = ['agent', 'supervisor'] as const;

@Controller('api/desk')
export class DeskController {
  constructor(
    private readonly queue: QueueService,
    private readonly conversations: ConversationService,
    private readonly claims: ClaimService,
    private readonly desk: DeskService,
    private readonly people: PersonService,
  ) {}

  @Get('queue')
  @Api({
    summary: 'The queue in the order it should be taken, or what changed since a cursor.',
    who: desk,
    query: QueueQuery,
    answer: Queue,
    curl: 'curl -b cookies "$URL/api/desk/queue?channel=chat"',
  })
  list(@Caller() caller: VerifiedClaims, @Query() query: z.infer<typeof QueueQuery>) {
    return this.queue.list(caller, query);
  }

  @Post('next')
  @HttpCode(200)
  @Api({
    summary: 'Takes the contact this agent should take next; null when nothing waits for her.',
    who: agents,
    answer: NextContact,
  })
  async next(@Caller() caller: VerifiedClaims, @Deciding() _agent: Agent) {
    return { claimed: await this.queue.next(caller) };
  }

  @Get('contacts/:id')
  @Api({ summary: 'The masked conversation.', who: desk, reads: 'the masked conversation', answer: Conversation })
  read(@Caller() caller: VerifiedClaims, @Param('id') id: string) {
    return this.conversations.read(caller, id);
  }

  @Post('contacts/:id/claim')
  @HttpCode(200)
  @Api({ summary: 'Takes the contact for as long as a lease; 409 says who holds it.', who: agents, answer: Claimed })
  claim(@Caller() caller: VerifiedClaims, @Deciding() _agent: Agent, @Param('id') id: string) {
    return this.claims.claim(caller, id);
  }

  @Post('contacts/:id/renew')
  @HttpCode(200)
  @Api({ summary: 'Keeps the claim; 409 when a colleague has it now.', who: agents, answer: Claimed })
  renew(@Caller() caller: VerifiedClaims, @Deciding() _agent: Agent, @Param('id') id: string) {
    return this.claims.renew(caller, id);
  }

  @Post('contacts/:id/release')
  @HttpCode(204)
  @Api({ summary: 'Lets the contact go.', who: agents })
  release(@Deciding() agent: Agent, @Param('id') id: string) {
    return this.claims.release(agent.id, id);
  }

  @Post('contacts/:id/hand-over')
  @HttpCode(204)
  @Api({
    summary: 'Gives the contact to a colleague or a team, with a note that is masked.',
    who: agents,
    body: HandOver,
  })
  handOver(@Deciding() agent: Agent, @Param('id') id: string, @Body() body: z.infer<typeof HandOver>) {
    return this.desk.handOver(agent, id, body);
  }

  @Post('contacts/:id/close')
  @HttpCode(204)
  @Api({ summary: 'Finishes the contact, until the citizen writes again.', who: agents, body: CloseContact })
  close(@Deciding() agent: Agent, @Param('id') id: string, @Body() body: z.infer<typeof CloseContact>) {
    return this.desk.close(agent, id, body);
  }

  @Post('contacts/:id/reopen')
  @HttpCode(200)
  @Api({ summary: 'Opens a closed contact again and takes it.', who: agents, answer: Claimed })
  reopen(@Caller() caller: VerifiedClaims, @Deciding() _agent: Agent, @Param('id') id: string) {
    return this.desk.reopen(caller, id);
  }

  @Post('contacts/:id/take-in')
  @HttpCode(204)
  @Api({ summary: 'Brings in a contact that was set aside (spam, auto-reply …).', who: agents })
  takeIn(@Deciding() agent: Agent, @Param('id') id: string) {
    return this.desk.takeIn(agent, id);
  }

  @Post('contacts/:id/case-type')
  @HttpCode(204)
  @Api({ summary: 'Says what the contact is about.', who: agents, body: CorrectCaseType })
  correct(@Deciding() agent: Agent, @Param('id') id: string, @Body() body: z.infer<typeof CorrectCaseType>) {
    return this.desk.correct(agent, id, body);
  }

  @Post('contacts/:id/assurance')
  @HttpCode(204)
  @Api({ summary: 'Records how the agent checked who the citizen is.', who: agents, body: RaiseAssurance })
  assurance(@Deciding() agent: Agent, @Param('id') id: string, @Body() body: z.infer<typeof RaiseAssurance>) {
    return this.desk.raise(agent, id, body);
  }

  @Put('contacts/:id/follow-up')
  @HttpCode(204)
  @Api({ summary: 'A date to come back to the contact; null takes it away.', who: agents, body: SetFollowUp })
  followUp(@Deciding() agent: Agent, @Param('id') id: string, @Body() body: z.infer<typeof SetFollowUp>) {
    return this.desk.followUp(agent, id, body);
  }

  @Post('contacts/:id/typing')
  @HttpCode(204)
  @Api({ summary: 'The citizen sees that somebody writes. At most every other second is enough.', who: agents })
  typing(@Deciding() agent: Agent, @Param('id') id: string) {
    return this.desk.typed(agent, id);
  }

  @Put('presence')
  @HttpCode(204)
  @Api({ summary: 'Whether the caller is available, pausing, wrapping up or away.', who: agents, body: SetPresence })
  presence(@Caller() caller: VerifiedClaims, @Body() { presence }: z.infer<typeof SetPresence>) {
    return this.people.setPresence(caller, presence);
  }

  @Get('agents')
  @Api({ summary: 'Colleagues to hand over to. Nothing is counted per person.', who: desk, answer: Colleagues })
  async agents() {
    return { agents: await this.people.colleagues() };
  }
}
