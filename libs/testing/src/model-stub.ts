import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Request = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })).min(1),
  stream: z.boolean().optional(),
  stream_options: z.object({ include_usage: z.boolean() }).optional(),
  response_format: z
    .object({
      type: z.literal('json_schema'),
      json_schema: z.object({ name: z.string(), schema: z.looseObject({ type: z.string() }) }),
    })
    .optional(),
});
export type ModelRequest = z.infer<typeof Request>;

/** How the stub behaves: says a text, says it late, answers a status, or never ends. */
export type ModelReply =
  | { say: unknown; afterMs?: number }
  | { status: number }
  | { hang: true }
  | { raw: string }
  | { redirect: string };

/** A server that speaks the OpenAI chat completions protocol, plain and as a stream, on this machine. It refuses what a real one refuses. */
export async function modelStub(reply: (request: ModelRequest, turn: number) => ModelReply) {
  const asked: ModelRequest[] = [];
  const headers: string[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return fail(response, 404);
    const parsed = Request.safeParse(JSON.parse(Buffer.concat(parts).toString()));
    if (!parsed.success) return fail(response, 400, z.prettifyError(parsed.error));
    asked.push(parsed.data);
    headers.push(request.headers.authorization ?? '');
    const how = reply(parsed.data, asked.length);
    if ('hang' in how) return;
    if ('status' in how) return fail(response, how.status);
    if ('redirect' in how) return void response.writeHead(307, { location: how.redirect }).end();
    if ('raw' in how) return void response.writeHead(200, { 'content-type': 'application/json' }).end(how.raw);
    if (how.afterMs) await new Promise((done) => setTimeout(done, how.afterMs));
    const text = typeof how.say === 'string' ? how.say : JSON.stringify(how.say);
    if (parsed.data.stream) stream(response, parsed.data, text);
    else plain(response, parsed.data, text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    headers,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
export type ModelStub = Awaited<ReturnType<typeof modelStub>>;

function fail(response: ServerResponse, status: number, message = `status ${status}`): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'server_error', code: null, param: null } }));
}

/** One token is four characters here: enough to see that counts are carried. */
function usageOf({ messages }: ModelRequest, text: string) {
  const prompt_tokens = Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / 4);
  const completion_tokens = Math.ceil(text.length / 4);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

function plain(response: ServerResponse, request: ModelRequest, text: string): void {
  const message = { role: 'assistant', content: text, refusal: null };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_767_225_600,
      model: request.model,
      choices: [{ index: 0, message, finish_reason: 'stop', logprobs: null }],
      usage: usageOf(request, text),
    }),
  );
}

function stream(response: ServerResponse, request: ModelRequest, text: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (more: object) =>
    response.write(
      `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_767_225_600, model: request.model, ...more })}\n\n`,
    );
  const piece = (delta: object, finish_reason: string | null = null) =>
    send({ choices: [{ index: 0, delta, finish_reason, logprobs: null }] });
  piece({ role: 'assistant', content: '' });
  for (let at = 0; at < text.length; at += 20) piece({ content: text.slice(at, at + 20) });
  piece({}, 'stop');
  if (request.stream_options?.include_usage) send({ choices: [], usage: usageOf(request, text) });
  response.end('data: [DONE]\n\n');
}
