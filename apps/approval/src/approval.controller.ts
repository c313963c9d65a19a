import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import {
  Approved,
  ApproveNote,
  ApproveReply,
  DraftReply,
  OwnLine,
  RejectSuggestion,
  RenderedReply,
  Shown,
} from '#lib/contracts';
import type { Agent } from '#lib/core';
import { Api, Deciding } from '#lib/platform';
import { ApprovalService } from './approval.service.js';
import { LineService } from './line.service.js';
import { RejectionService } from './rejection.service.js';
import { RenderService } from './render.service.js';
import { ShownService } from './shown.service.js';

/** The agent's decisions. Every one of them takes a person: `@Deciding()`. */
@Controller('api/approval')
export class ApprovalController {
  constructor(
    private readonly shown: ShownService,
    private readonly renderer: RenderService,
    private readonly approval: ApprovalService,
    private readonly lines: LineService,
    private readonly rejection: RejectionService,
  ) {}

  @Get('contacts/:id')
  @Api({
    summary: 'What there is to decide: the suggestion with its sources, and the fingerprint of it all.',
    who: ['agent'],
    reads: 'the suggestion',
    answer: Shown,
  })
  see(@Param('id') id: string): Promise<Shown> {
    return this.shown.see(id);
  }

  @Post('contacts/:id/drafts')
  @Api({
    summary: 'Step one: renders exactly what would leave. Nothing leaves.',
    who: ['agent'],
    body: DraftReply,
    answer: RenderedReply,
  })
  draft(
    @Param('id') id: string,
    @Body() body: z.infer<typeof DraftReply>,
    @Deciding() agent: Agent,
  ): Promise<RenderedReply> {
    return this.renderer.render(id, body, agent);
  }

  @Post('contacts/:id/replies')
  @Api({ summary: 'Step two: approves what step one showed.', who: ['agent'], body: ApproveReply, answer: Approved })
  approve(
    @Param('id') id: string,
    @Body() body: z.infer<typeof ApproveReply>,
    @Deciding() agent: Agent,
  ): Promise<Approved> {
    return this.approval.approve(id, body, agent);
  }

  @Post('contacts/:id/lines')
  @Api({
    summary: "A chat line in the agent's own words, on one key.",
    who: ['agent'],
    body: OwnLine,
    answer: Approved,
  })
  line(@Param('id') id: string, @Body() body: z.infer<typeof OwnLine>, @Deciding() agent: Agent): Promise<Approved> {
    return this.lines.say(id, body, agent);
  }

  @Post('contacts/:id/rejections')
  @HttpCode(204)
  @Api({
    summary: 'Refuses a suggestion or a part of it, with reasons for its editor.',
    who: ['agent'],
    body: RejectSuggestion,
  })
  reject(
    @Param('id') id: string,
    @Body() body: z.infer<typeof RejectSuggestion>,
    @Deciding() agent: Agent,
  ): Promise<void> {
    return this.rejection.reject(id, body, agent);
  }

  @Post('contacts/:id/notes')
  @Api({ summary: 'Approves a note into the journal.', who: ['agent'], body: ApproveNote })
  note(
    @Param('id') id: string,
    @Body() body: z.infer<typeof ApproveNote>,
    @Deciding() agent: Agent,
  ): Promise<{ noteId: string }> {
    return this.rejection.approveNote(id, body, agent);
  }

  @Post('replies/:id/recall')
  @HttpCode(204)
  @Api({ summary: 'Undo: takes an approved reply back before it leaves.', who: ['agent'] })
  recall(@Param('id') id: string, @Deciding() agent: Agent): Promise<void> {
    return this.approval.recall(id, agent);
  }
}
