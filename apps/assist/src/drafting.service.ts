import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { PassagesFound } from '#lib/contracts';
import { Clock } from '#lib/core';
import { ChatModel, type NoAnswer } from '#lib/models';
import { Settings } from '#lib/platform';
import { composerVersion, type Draft } from './composer.js';
import { faults, framedAs } from './model-draft.js';
import { ModelDraft, prompt, promptVersion, repair, sourcesOf } from './prompt.js';

/** A draft with where it comes from: `degraded` says why it is the composer's although a model is configured. */
export interface Drafted {
  draft: Draft;
  writtenBy: string;
  promptVersion: string;
  degraded: '' | NoAnswer | 'violation';
  tokensIn: number;
  tokensOut: number;
}

/** A second try is worth its cost only when this much of the deadline is left. */
const repairShare = 0.3;

/** Asks the configured language model for a draft and keeps it only when it says what the passages say. */
@Injectable()
export class DraftingService implements OnModuleInit {
  readonly #log = new Logger(DraftingService.name);
  readonly #model?: ChatModel;

  constructor(
    private readonly clock: Clock,
    { env }: Settings,
  ) {
    if (env.LLM_BASE_URL)
      this.#model = new ChatModel({
        baseUrl: env.LLM_BASE_URL,
        model: env.LLM_MODEL,
        deadlineMs: env.LLM_DEADLINE_MS,
        streaming: true,
        ...(env.LLM_API_KEY ? { apiKey: env.LLM_API_KEY } : {}),
      });
  }

  /** A missing package stops the start: it would otherwise be found out contact by contact. */
  async onModuleInit(): Promise<void> {
    await this.#model?.prepare();
  }

  /** The model's draft, or the composer's when there is no model, none is due, or the model did not deliver in time. Never throws for the model's sake. */
  async draft(found: PassagesFound, composed: Draft): Promise<Drafted> {
    const own: Drafted = {
      draft: composed,
      writtenBy: 'composer',
      promptVersion: composerVersion,
      degraded: '',
      tokensIn: 0,
      tokensOut: 0,
    };
    const sources = sourcesOf(found, composed);
    if (!this.#model || composed.withheld || found.risks.length || !found.text.trim() || !sources.length) return own;
    const until = performance.now() + this.#model.deadlineMs;
    const today = this.clock.now().toISOString().slice(0, 10);
    const asked = prompt(found, sources, composed);
    let question = asked;
    let spent = { tokensIn: 0, tokensOut: 0 };
    for (let turn = 0; ; turn++) {
      const withinMs = until - performance.now();
      const outcome = await this.#model.ask({ ...question, schema: ModelDraft, name: 'draft', withinMs });
      if (!outcome.ok) {
        this.#log.warn(`${outcome.why}: ${outcome.detail}; the composer's draft is shown`);
        return { ...own, ...spent, degraded: turn > 0 ? 'violation' : outcome.why };
      }
      const { value, model, tokensIn, tokensOut } = outcome;
      spent = { tokensIn: spent.tokensIn + tokensIn, tokensOut: spent.tokensOut + tokensOut };
      const wrong = faults(value, sources, composed, found.channel, today);
      if (!wrong.length)
        return {
          draft: framedAs(value, sources, composed, found),
          writtenBy: model,
          promptVersion,
          degraded: '',
          ...spent,
        };
      this.#log.warn(`draft refused: ${wrong.map((one) => one.kind).join(', ')}`);
      if (turn > 0 || until - performance.now() < repairShare * this.#model.deadlineMs)
        return { ...own, ...spent, degraded: 'violation' };
      question = repair(asked, value, wrong);
    }
  }
}
