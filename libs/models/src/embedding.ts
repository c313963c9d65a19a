import { createHash } from 'node:crypto';
import { z } from 'zod';

/** An OpenAI-compatible embedding server: `POST {baseUrl}/embeddings`. */
export interface EmbeddingSettings {
  /** Address up to and including the version, e.g. `http://models.internal:8080/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string;
  /** Texts in one request; default 32. */
  readonly batch?: number;
  /** Milliseconds one request may take; default 2000. */
  readonly deadlineMs?: number;
  /** Vectors remembered; the least lately used give way. Default 10,000. */
  readonly remembered?: number;
}

/** The server did not answer, or not as agreed. What it changes is the quality of search, nothing else. */
export class EmbeddingUnavailable extends Error {}

const Answer = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1).max(8192) })),
});
const longestText = 8_000;
const largestAnswer = 64_000_000;
const longestPauseMs = 60_000;

/** Turns texts into vectors of length 1, in batches, remembering what it has seen. After a failure it rests (1 s, doubling to 60 s) and refuses at once meanwhile. */
export class EmbeddingClient {
  private readonly memory = new Map<string, Float32Array>();
  private pauseMs = 0;
  private restsUntil = 0;
  private size = 0;

  constructor(
    private readonly settings: EmbeddingSettings,
    private readonly now: () => number = Date.now,
  ) {}

  /** Name under which vectors may be kept: those of another model are of no use. */
  get model(): string {
    return this.settings.model;
  }

  /** Whether it would ask the server now. */
  get ready(): boolean {
    return this.now() >= this.restsUntil;
  }

  /** One vector for each text, in order. Throws EmbeddingUnavailable; what arrived before the failure is remembered. */
  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const cut = texts.map((text) => text.slice(0, longestText));
    const found = new Map<string, Float32Array>();
    const missing = [...new Set(cut)].filter((text) => {
      const known = this.recall(text);
      if (known) found.set(text, known);
      return !known;
    });
    const batch = this.settings.batch ?? 32;
    for (let at = 0; at < missing.length; at += batch) {
      const some = missing.slice(at, at + batch);
      for (const [i, vector] of (await this.ask(some)).entries()) {
        found.set(some[i]!, vector);
        this.remember(some[i]!, vector);
      }
    }
    return cut.map((text) => found.get(text)!);
  }

  private async ask(input: readonly string[]): Promise<Float32Array[]> {
    if (!this.ready)
      throw new EmbeddingUnavailable(
        `The embedding server is left alone until ${new Date(this.restsUntil).toISOString()}.`,
      );
    try {
      const vectors = await this.request(input);
      this.pauseMs = 0;
      return vectors;
    } catch (error) {
      this.pauseMs = Math.min(longestPauseMs, Math.max(1000, this.pauseMs * 2));
      this.restsUntil = this.now() + this.pauseMs;
      if (error instanceof EmbeddingUnavailable) throw error;
      const { name, message } = error as { name?: string; message?: string };
      const why = name === 'TimeoutError' ? 'took too long' : (message ?? String(error));
      throw new EmbeddingUnavailable(`The embedding server ${this.settings.baseUrl} could not be used: ${why}`, {
        cause: error,
      });
    }
  }

  private async request(input: readonly string[]): Promise<Float32Array[]> {
    const { baseUrl, model, apiKey, deadlineMs = 2000 } = this.settings;
    const response = await fetch(`${baseUrl.replace(/\/$/, '')}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
      body: JSON.stringify({ model, input, encoding_format: 'float' }),
      signal: AbortSignal.timeout(deadlineMs),
    });
    const body = await bounded(response);
    if (!response.ok)
      throw new EmbeddingUnavailable(`The embedding server answered ${response.status}: ${body.slice(0, 200)}`);
    const parsed = Answer.safeParse(JSON.parse(body));
    if (!parsed.success)
      throw new EmbeddingUnavailable(
        `The embedding server's answer has another shape: ${z.prettifyError(parsed.error)}`,
      );
    return this.ordered(parsed.data.data, input.length);
  }

  private ordered(data: z.infer<typeof Answer>['data'], count: number): Float32Array[] {
    const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
    for (const { index, embedding } of data) {
      this.size ||= embedding.length;
      if (embedding.length !== this.size)
        throw new EmbeddingUnavailable(
          `The embedding server changed from ${this.size} to ${embedding.length} numbers.`,
        );
      if (index < count) vectors[index] = unit(embedding);
    }
    if (vectors.includes(undefined))
      throw new EmbeddingUnavailable(`The embedding server answered ${data.length} of ${count} texts.`);
    return vectors as Float32Array[];
  }

  private recall(text: string): Float32Array | undefined {
    const key = keyOf(text);
    const known = this.memory.get(key);
    if (known) {
      this.memory.delete(key);
      this.memory.set(key, known);
    }
    return known;
  }

  private remember(text: string, vector: Float32Array): void {
    this.memory.set(keyOf(text), vector);
    if (this.memory.size > (this.settings.remembered ?? 10_000)) this.memory.delete(this.memory.keys().next().value!);
  }
}

/** Texts are remembered by their hash: a cache must not keep what a citizen wrote. */
function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function unit(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  if (!(length > 0)) throw new EmbeddingUnavailable('The embedding server gave a vector without length.');
  return Float32Array.from(numbers, (x) => x / length);
}

async function bounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > largestAnswer) throw new EmbeddingUnavailable('The embedding server sent more than 64 MB.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
