import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const Doc = z.object({ _id: z.string().min(1), title: z.string().default(''), text: z.string() });
const Question = z.object({ _id: z.string().min(1), text: z.string() });

/** A retrieval collection in BEIR layout: `relevant` holds query id → document ids judged above 0. */
export interface Collection {
  readonly docs: readonly z.infer<typeof Doc>[];
  readonly queries: readonly z.infer<typeof Question>[];
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads a collection. Throws naming file and line of the first mistake. Queries without a judged document are left out. */
export async function readCollection(corpus: string, queries: string, qrels: string): Promise<Collection> {
  const relevant = new Map<string, Set<string>>();
  for await (const { line, at } of lines(qrels)) {
    const [query, doc, score] = line.split('\t');
    if (at.endsWith(':1') && Number.isNaN(Number(score))) continue;
    if (!query || !doc || Number.isNaN(Number(score)))
      throw new Error(`${at}: expected query-id, corpus-id and score with tabs between`);
    if (Number(score) > 0) relevant.set(query, (relevant.get(query) ?? new Set()).add(doc));
  }
  const docs = await readJsonl(corpus, Doc);
  const known = new Set(docs.map((doc) => doc._id));
  for (const [query, judged] of relevant) {
    for (const doc of judged)
      if (!known.has(doc)) throw new Error(`${qrels}: query ${query} is answered by ${doc}, which ${corpus} lacks`);
  }
  const judged = (await readJsonl(queries, Question)).filter((query) => relevant.has(query._id));
  if (!judged.length) throw new Error(`${queries}: no query has a judged document in ${qrels}`);
  return { docs, queries: judged, relevant };
}

/** Reads a JSONL file of one shape. Throws naming file and line of the first mistake. */
export async function readJsonl<T>(file: string, shape: z.ZodType<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const { line, at } of lines(file)) {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new Error(`${at}: not JSON`);
    }
    const parsed = shape.safeParse(value);
    if (!parsed.success) throw new Error(`${at}: ${z.prettifyError(parsed.error)}`);
    out.push(parsed.data);
  }
  return out;
}

async function* lines(file: string): AsyncGenerator<{ line: string; at: string }> {
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    if (line.trim() !== '') yield { line, at: `${file}:${number}` };
  }
}
