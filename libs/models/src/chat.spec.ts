import { z } from 'zod';
import { type ModelReply, type ModelStub, modelStub } from '../../testing/src/model-stub.js';
import { ChatModel } from './chat.js';
import { providerOf, withoutTracing } from './chat-provider.js';

const schema = z.object({ answer: z.string().max(40), sources: z.array(z.int()) });
const good = { answer: 'Ja, från 67 år.', sources: [1] };
let stub: ModelStub;
let reply: (turn: number) => ModelReply;
let time = 0;

beforeEach(async () => {
  reply = () => ({ say: good });
  stub = await modelStub((_, turn) => reply(turn));
});
afterEach(() => stub.close());

const model = (more = {}) =>
  new ChatModel({ baseUrl: stub.url, model: 'openai:local', deadlineMs: 3_000, ...more }, () => time);
const ask = (one: ChatModel, withinMs?: number) =>
  one.ask({ system: 'Svara.', user: 'När?', schema, name: 'answer', ...(withinMs ? { withinMs } : {}) });

describe('ChatModel', () => {
  it.each([false, true])('asks for the schema and counts tokens, streaming: %s', async (streaming) => {
    const outcome = await ask(model({ streaming, apiKey: 'key' }));
    expect(outcome).toEqual({ ok: true, value: good, tokensIn: 3, tokensOut: 11, model: 'openai:local' });
    expect(stub.headers).toEqual(['Bearer key']);
    expect(stub.asked[0]).toMatchObject({
      model: 'local',
      messages: [
        { role: 'system', content: 'Svara.' },
        { role: 'user', content: 'När?' },
      ],
      response_format: { json_schema: { name: 'answer', schema: { required: ['answer', 'sources'] } } },
    });
    expect(stub.asked[0]!.stream ?? false).toBe(streaming);
  });

  it('reads JSON that a server fenced as Markdown', async () => {
    reply = () => ({ say: `\`\`\`json\n${JSON.stringify(good)}\n\`\`\`` });
    expect(await ask(model({ streaming: true }))).toMatchObject({ ok: true, value: good });
  });

  it.each<[string, ModelReply, string]>([
    ['an error of the server', { status: 500 }, 'the server answered 500'],
    ['too many calls', { status: 429 }, 'the server answered 429'],
    ['text that is no JSON', { say: 'Självklart! Här är svaret.' }, 'the answer is not JSON'],
    ['another shape', { say: { answer: 4 } }, 'the answer has another shape'],
    ['a longer text than allowed', { say: { ...good, answer: 'a'.repeat(41) } }, 'the answer has another shape'],
    ['a body that is no protocol', { raw: '<html>' }, ''],
    ['an empty answer', { say: '' }, ''],
  ])('is an error, asked once: %s', async (_, how, detail) => {
    reply = () => how;
    const outcome = await ask(model());
    expect(outcome).toMatchObject({ ok: false, why: 'model-error', detail: expect.stringContaining(detail) });
    expect(stub.asked).toHaveLength(1);
  });

  it('goes where it was sent and nowhere else', async () => {
    const other = await modelStub(() => ({ say: good }));
    reply = () => ({ redirect: `${other.url}/chat/completions` });
    expect(await ask(model())).toMatchObject({ ok: false, why: 'model-error' });
    expect(other.asked).toEqual([]);
    await other.close();
  });

  it.each<[string, ModelReply]>([
    ['never ends', { hang: true }],
    ['is slow', { say: good, afterMs: 900 }],
  ])('gives up at the deadline when the server %s', async (_, how) => {
    reply = () => how;
    const one = model();
    await one.prepare();
    const began = performance.now();
    expect(await ask(one, 150)).toMatchObject({ ok: false, why: 'model-slow' });
    expect(performance.now() - began).toBeLessThan(600);
  });

  it('leaves a failing server alone for 30 s after three failures in a row, then lets one call try', async () => {
    reply = () => ({ status: 500 });
    const one = model();
    for (let i = 0; i < 5; i++) expect(await ask(one)).toMatchObject({ ok: false, why: 'model-error' });
    expect(stub.asked).toHaveLength(3);
    time += 30_000;
    await ask(one);
    await ask(one);
    expect(stub.asked).toHaveLength(4);
    time += 30_000;
    reply = () => ({ say: good, afterMs: 50 });
    const [first, second] = await Promise.all([ask(one), ask(one)]);
    expect([first.ok, second.ok]).toEqual([true, false]);
    expect(await ask(one)).toMatchObject({ ok: true });
  });

  it('runs a few at once, lets a few wait, refuses the rest', async () => {
    reply = () => ({ say: good, afterMs: 200 });
    const one = model({ atOnce: 1, queued: 1 });
    await one.prepare();
    const outcomes = await Promise.all([ask(one), ask(one), ask(one)]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.why))).toEqual(['ok', 'ok', 'model-busy']);
    const [, waited] = await Promise.all([ask(one), ask(one, 100)]);
    expect(waited).toMatchObject({ ok: false, why: 'model-busy' });
    expect(await ask(one)).toMatchObject({ ok: true });
  });

  it('names the package to install, or the providers there are', async () => {
    await expect(model({ model: 'ollama:llama3:8b' }).prepare()).rejects.toThrow('npm install @langchain/ollama');
    expect(() => model({ model: 'bedrock:x' })).toThrow('not supported. Use openai:<model>');
    expect(providerOf('llama3:8b')).toEqual({ provider: 'openai', name: 'llama3:8b' });
  });

  it('honours no variable that would send prompts elsewhere', () => {
    const variables = { LANGCHAIN_TRACING_V2: 'true', LANGSMITH_ENDPOINT: 'x', LANGCHAIN_VERBOSE: 'true', LANG: 'sv' };
    withoutTracing(variables);
    expect(variables).toEqual({ LANG: 'sv' });
  });
});
