import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EmbeddingClient, EmbeddingUnavailable } from './embedding.js';

type Reply = (request: IncomingMessage, body: { model: string; input: string[] }, response: ServerResponse) => void;
let server: Server;
let asked: { path: string; authorization: string; input: string[] }[];
let reply: Reply;

/** Answers as the OpenAI API does: vectors by index, in any order. */
const asAgreed: Reply = (_, { input, model }, response) => {
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: [text.length, 1, 0] })).reverse();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ object: 'list', data, model, usage: { prompt_tokens: 1, total_tokens: 1 } }));
};

beforeEach(async () => {
  asked = [];
  reply = asAgreed;
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString()) as { model: string; input: string[] };
    asked.push({
      path: `${request.method} ${request.url}`,
      authorization: request.headers.authorization ?? '',
      input: body.input,
    });
    reply(request, body, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(
  () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(done);
    }),
);

let time = 0;
function client(more = {}) {
  const { port } = server.address() as AddressInfo;
  return new EmbeddingClient(
    { baseUrl: `http://127.0.0.1:${port}/v1/`, model: 'local', batch: 2, deadlineMs: 300, ...more },
    () => time,
  );
}

describe('EmbeddingClient', () => {
  it('asks in batches, in the protocol’s words, and returns vectors of length 1 in order', async () => {
    const vectors = await client({ apiKey: 'key' }).embed(['a', 'bbb', 'a', 'cc']);
    expect(asked).toEqual([
      { path: 'POST /v1/embeddings', authorization: 'Bearer key', input: ['a', 'bbb'] },
      { path: 'POST /v1/embeddings', authorization: 'Bearer key', input: ['cc'] },
    ]);
    expect(vectors.map((vector) => Math.round((vector[0]! / vector[1]!) * 10) / 10)).toEqual([1, 3, 1, 2]);
    expect(Math.hypot(...vectors[1]!)).toBeCloseTo(1, 5);
  });

  it('remembers what it has seen, up to its limit', async () => {
    const one = client({ remembered: 2 });
    await one.embed(['a', 'b']);
    await one.embed(['a']);
    await one.embed(['c']);
    await one.embed(['a', 'b']);
    expect(asked.map(({ input }) => input)).toEqual([['a', 'b'], ['c'], ['b']]);
  });

  it.each<[string, Reply, RegExp]>([
    ['an error', (_, __, response) => response.writeHead(503).end('busy'), /answered 503: busy/],
    ['silence', () => {}, /took too long/],
    ['a broken line', (request) => request.socket.destroy(), /could not be used/],
    ['too few vectors', (_, __, response) => response.end(JSON.stringify({ data: [] })), /0 of 1/],
    ['another shape', (_, __, response) => response.end('{"vectors":[]}'), /another shape/],
    ['no JSON', (_, __, response) => response.end('<html>'), /could not be used/],
    [
      'an empty vector',
      (_, __, response) => response.end(JSON.stringify({ data: [{ index: 0, embedding: [0, 0] }] })),
      /without length/,
    ],
  ])('says what went wrong: %s', async (_, how, message) => {
    reply = how;
    const failed = client().embed(['a']);
    await expect(failed).rejects.toThrow(EmbeddingUnavailable);
    await expect(failed).rejects.toThrow(message);
  });

  it('leaves a failing server alone for longer and longer, then tries again', async () => {
    reply = (_, __, response) => response.writeHead(500).end();
    const one = client();
    await expect(one.embed(['a'])).rejects.toThrow('500');
    await expect(one.embed(['a'])).rejects.toThrow('left alone');
    expect(asked).toHaveLength(1);
    time += 1000;
    await expect(one.embed(['a'])).rejects.toThrow('500');
    time += 1000;
    expect(one.ready).toBe(false);
    time += 1000;
    reply = asAgreed;
    await expect(one.embed(['a'])).resolves.toHaveLength(1);
    expect(one.ready).toBe(true);
  });

  it('refuses vectors of another size than before', async () => {
    const one = client();
    await one.embed(['a']);
    reply = (_, __, response) => response.end(JSON.stringify({ data: [{ index: 0, embedding: [1, 2] }] }));
    await expect(one.embed(['b'])).rejects.toThrow('from 3 to 2');
  });
});
