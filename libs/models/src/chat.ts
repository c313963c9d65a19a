import { z } from 'zod';
import { Breaker } from './chat-breaker.js';
import { type ChatSettings, openModel, providerOf, type Question, type Send } from './chat-provider.js';
import { Turns } from './chat-turn.js';

export type NoAnswer = 'model-slow' | 'model-error' | 'model-busy';
/** What a call came to. Tokens are as the server counted them, 0 when it did not. */
export type Outcome<T> =
  | { ok: true; value: T; tokensIn: number; tokensOut: number; model: string }
  | { ok: false; why: NoAnswer; detail: string };

export interface Ask<T> extends Question {
  /** Shape of the answer; sent to the server as a JSON schema and checked again when the answer comes. */
  readonly schema: z.ZodType<T>;
  /** Name of the schema: letters, digits, _ and -. */
  readonly name: string;
  /** Milliseconds this call may take, when less than the deadline. */
  readonly withinMs?: number;
}

const longestPrompt = 60_000;

/** A language model behind an OpenAI-compatible server. Never throws for what the server does: a caller has something else to show. */
export class ChatModel {
  private readonly turns: Turns;
  private readonly breaker: Breaker<NoAnswer>;
  private opening?: Promise<Send>;

  /** Throws when the settings name an unknown provider. */
  constructor(
    private readonly settings: ChatSettings,
    now: () => number = Date.now,
    private readonly open: (settings: ChatSettings) => Promise<Send> = openModel,
  ) {
    providerOf(settings.model);
    this.turns = new Turns(settings.atOnce ?? 2, settings.queued ?? 4);
    this.breaker = new Breaker(now);
  }

  get model(): string {
    return this.settings.model;
  }
  get deadlineMs(): number {
    return this.settings.deadlineMs ?? 6_000;
  }

  /** Loads what a call needs, so that the first does not pay for it. Throws naming the package that is missing. */
  async prepare(): Promise<void> {
    this.opening ??= this.open(this.settings);
    await this.opening;
  }

  async ask<T>(ask: Ask<T>): Promise<Outcome<T>> {
    const refused = this.breaker.refuses;
    if (refused) return { ok: false, why: refused, detail: 'left alone after failures in a row' };
    if (ask.system.length + ask.user.length > longestPrompt)
      return { ok: false, why: 'model-error', detail: `the prompt is longer than ${longestPrompt} characters` };
    const clock = new AbortController();
    const timer = setTimeout(() => clock.abort(), Math.max(1, Math.min(this.deadlineMs, ask.withinMs ?? Infinity)));
    try {
      if (!(await this.turns.enter(clock.signal)))
        return { ok: false, why: 'model-busy', detail: 'too many calls are waiting' };
      try {
        return await this.turn(ask, clock.signal);
      } finally {
        this.turns.leave();
      }
    } finally {
      clearTimeout(timer);
    }
  }

  private async turn<T>(ask: Ask<T>, signal: AbortSignal): Promise<Outcome<T>> {
    // Those that waited in line while the others failed need not try too.
    const refused = this.breaker.refuses;
    if (refused) return { ok: false, why: refused, detail: 'left alone after failures in a row' };
    this.breaker.begins();
    try {
      const answer = await ended(this.answer(ask, signal), signal);
      const value = ask.schema.parse(JSON.parse(unfenced(answer.text)));
      this.breaker.worked();
      return { ok: true, value, tokensIn: answer.tokensIn, tokensOut: answer.tokensOut, model: this.model };
    } catch (error) {
      const why = signal.aborted ? 'model-slow' : 'model-error';
      this.breaker.failed(why);
      return { ok: false, why, detail: signal.aborted ? 'the deadline passed' : reasonOf(error) };
    }
  }

  private async answer<T>(ask: Ask<T>, signal: AbortSignal) {
    await this.prepare();
    const send = await this.opening!;
    return send(ask, z.toJSONSchema(ask.schema, { io: 'input' }), ask.name, signal);
  }
}

/** Servers that know no JSON schema tend to fence their JSON as Markdown. */
function unfenced(text: string): string {
  return text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1');
}

/** Names what failed without quoting what was sent or answered: that is what a citizen wrote. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return 'the answer has another shape';
  if (error instanceof SyntaxError) return 'the answer is not JSON';
  const { name, status } = error as { name?: string; status?: number };
  return typeof status === 'number' ? `the server answered ${status}` : (name ?? 'unknown');
}

/** Ends when the signal says so, even when what is under way does not listen to it. */
function ended<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
