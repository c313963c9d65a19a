import type { AIMessageChunk } from '@langchain/core/messages';
import { z } from 'zod';

/** Where the language model is, and which. */
export interface ChatSettings {
  /** Address up to and including the version, e.g. `http://models.internal:8080/v1`. */
  readonly baseUrl: string;
  /** `provider:model`, e.g. `openai:local`; without a provider OpenAI-compatible. */
  readonly model: string;
  readonly apiKey?: string;
  /** Milliseconds a call may take in all, waiting for its turn included; default 6000. */
  readonly deadlineMs?: number;
  /** Calls under way at once; default 2. */
  readonly atOnce?: number;
  /** Calls that may wait for their turn; default 4. */
  readonly queued?: number;
  /** Tokens an answer may have; default 1200. */
  readonly longestAnswer?: number;
  /** Whether the server is asked to send piece by piece; the answer is the same. */
  readonly streaming?: boolean;
}

/** What one call gave, before it is checked. */
export interface RawAnswer {
  readonly text: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
}

export interface Question {
  readonly system: string;
  readonly user: string;
}
export type Send = (question: Question, schema: object, name: string, signal: AbortSignal) => Promise<RawAnswer>;

/** Packages to install, and the option that carries the address: without it a contact would go to a public service. */
const installable: Readonly<Record<string, { package: string; address: string }>> = {
  ollama: { package: '@langchain/ollama', address: 'baseUrl' },
  anthropic: { package: '@langchain/anthropic', address: 'anthropicApiUrl' },
  mistralai: { package: '@langchain/mistralai', address: 'serverURL' },
};
const largestAnswer = 2_000_000;

/** Splits `provider:model`. Throws naming what can be set when the provider is unknown. */
export function providerOf(model: string): { provider: string; name: string } {
  const [first, ...rest] = model.split(':');
  const known = first === 'openai' || Object.hasOwn(installable, first!);
  if (known && rest.length) return { provider: first!, name: rest.join(':') };
  // A model's own name may hold a colon (llama3:8b), but a provider is a plain word before a name.
  if (/^(?:azure_openai|bedrock|cohere|deepseek|fireworks|google[-\w]*|groq|together|xai)$/.test(first!) && rest.length)
    throw new Error(
      `LLM_MODEL names the provider "${first}", which is not supported. Use openai:<model> (any OpenAI-compatible server), or ${Object.keys(installable).join(', ')} after installing its package.`,
    );
  return { provider: 'openai', name: model };
}

/** Loads LangChain (1 s, 140 MB: only when a model is configured) and opens the model. Throws naming the package to install when it is missing. */
export async function openModel(settings: ChatSettings): Promise<Send> {
  const { provider, name } = providerOf(settings.model);
  withoutTracing();
  const extra = installable[provider];
  if (extra && !installed(extra.package))
    throw new Error(
      `LLM_MODEL is ${settings.model}, but ${extra.package} is not installed. Run: npm install ${extra.package}`,
    );
  const { initChatModel } = await import('langchain/chat_models/universal');
  const common = { modelProvider: provider, apiKey: settings.apiKey || 'none', maxRetries: 0, temperature: 0 };
  const model = await initChatModel(name, {
    ...common,
    ...(extra
      ? { [extra.address]: settings.baseUrl, ...(provider === 'ollama' ? {} : { maxTokens: settings.longestAnswer }) }
      : {
          maxTokens: settings.longestAnswer ?? 1200,
          useResponsesApi: false,
          configuration: { baseURL: settings.baseUrl, maxRetries: 0, logLevel: 'off', fetch: carefulFetch },
        }),
  });
  return async ({ system, user }, schema, title, signal) => {
    const messages = [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ];
    if (extra) {
      const asking = model.withStructuredOutput(schema as Record<string, unknown>, { name: title, includeRaw: true });
      return rawOf(await asking.invoke(messages, { signal }));
    }
    const options = { signal, response_format: { type: 'json_schema', json_schema: { name: title, schema } } };
    if (!settings.streaming) return rawOf({ raw: await model.invoke(messages, options) });
    // Not `streaming: true` with invoke: that fetches a tokenizer from a public address to estimate what the server has counted.
    let whole: AIMessageChunk | undefined;
    for await (const part of await model.stream(messages, options)) whole = whole ? whole.concat(part) : part;
    return rawOf({ raw: whole });
  };
}

const Raw = z.object({
  parsed: z.unknown().optional(),
  raw: z.object({
    content: z.unknown(),
    usage_metadata: z.object({ input_tokens: z.number(), output_tokens: z.number() }).nullish(),
  }),
});

function rawOf(answer: unknown): RawAnswer {
  const { raw, parsed } = Raw.parse(answer);
  const text = typeof raw.content === 'string' && raw.content.trim() ? raw.content : JSON.stringify(parsed ?? null);
  return { text, tokensIn: raw.usage_metadata?.input_tokens ?? 0, tokensOut: raw.usage_metadata?.output_tokens ?? 0 };
}

/** LangChain's variables can send every prompt to a tracing service, through a gateway, or into the log: none is honoured. */
export function withoutTracing(variables: NodeJS.ProcessEnv = process.env): void {
  for (const name of Object.keys(variables)) if (/^LANG(?:CHAIN|SMITH)_/.test(name)) delete variables[name];
}

function installed(name: string): boolean {
  try {
    return Boolean(import.meta.resolve(name));
  } catch {
    return false;
  }
}

/** Follows no redirect (a contact goes to the address that was set, nowhere else) and reads no more than 2 MB. */
const carefulFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' });
  let size = 0;
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, out) {
        size += part.length;
        if (size > largestAnswer) out.error(new Error('The language model sent more than 2 MB.'));
        else out.enqueue(part);
      },
    }),
  );
  return new Response(body ?? null, response);
};
