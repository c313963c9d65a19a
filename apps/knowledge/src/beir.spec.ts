import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCollection } from './beir.js';

function files(corpus: string, queries: string, qrels: string): [string, string, string] {
  const at = mkdtempSync(join(tmpdir(), 'beir-'));
  return [
    ['corpus.jsonl', corpus],
    ['queries.jsonl', queries],
    ['qrels.tsv', qrels],
  ].map(([name, text]) => {
    writeFileSync(join(at, name!), text!);
    return join(at, name!);
  }) as [string, string, string];
}
const corpus = '{"_id":"d0","title":"","text":"Hej."}\n';
const queries = '{"_id":"q0","text":"hej"}\n{"_id":"q1","text":"ej bedömd"}\n';
const head = 'query-id\tcorpus-id\tscore\n';

describe('readCollection', () => {
  it('reads BEIR layout and leaves out queries nobody judged', async () => {
    const found = await readCollection(...files(corpus, queries, `${head}q0\td0\t1\n`));
    expect(found.queries.map((query) => query._id)).toEqual(['q0']);
    expect(found.relevant.get('q0')).toEqual(new Set(['d0']));
  });

  it.each([
    ['not JSON', corpus + '{"_id"\n', `${head}q0\td0\t1\n`, /corpus\.jsonl:2: not JSON/],
    ['a missing text', '{"_id":"d0"}\n', `${head}q0\td0\t1\n`, /corpus\.jsonl:1/],
    ['a judged document that is not there', corpus, `${head}q0\td9\t1\n`, /answered by d9/],
    ['spaces for tabs', corpus, `${head}q0 d0 1\n`, /qrels\.tsv:2: expected/],
    ['nothing judged', corpus, head, /no query has a judged document/],
  ])('names file and line of %s', async (_, docs, qrels, message) => {
    await expect(readCollection(...files(docs, queries, qrels))).rejects.toThrow(message);
  });
});
