import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type LabelledContact, loadContacts, loadPack, type Pack } from '#lib/pension-pack';
import { readJsonl } from './beir.js';
import { resolveFacts } from './facts.js';
import { auroc, calibrationError, fitScale, type Judged } from './fit-relevance.js';
import { probability } from './logistic.js';
import { type Scale, signs } from './relevance.js';
import { type SearchDoc, searchDocs } from './search-doc.js';
import { type Hit, SearchIndex } from './search-index.js';

const usage = `npm run fit:relevance -- --pack FOLDER --predictions predictions.jsonl [--out FILE]
  predictions: as written by npm run predict for the pack's contacts, each by a model that has not seen its writer
  out: where the fitted file goes (apps/knowledge/src/relevance-fit.ts)`;

const Prediction = z.object({ id: z.string(), top: z.array(z.object({ id: z.string(), p: z.number() })).max(100) });
type Types = ReadonlyMap<string, number>;

/** Strays: contacts that fit no case type. The articles under this label say only that, or ask what the matter is. */
const stray = 'other';

/** The first three hits judged by their case type. */
function judge(hits: readonly Hit[], labels: readonly string[], types: Types | undefined): Judged[] {
  const answerable = !labels.includes(stray);
  return hits.slice(0, 3).map((hit, i) => ({
    signs: signs(hit, hits, types),
    right: labels.includes(hit.caseType),
    first: i === 0,
    answerable,
  }));
}

function contacts(
  index: SearchIndex,
  all: readonly LabelledContact[],
  types: (id: string) => Types | undefined,
  today: string,
): Judged[] {
  return all.flatMap((contact) => {
    const caseTypes = types(contact.id);
    const language = contact.language === 'en' ? 'en' : 'sv';
    const hits = index.search([contact.subject, contact.text].filter(Boolean).join('\n'), {
      language,
      today,
      ...(caseTypes ? { caseTypes } : {}),
    });
    return judge(hits, [contact.caseType, ...(contact.also ?? [])], caseTypes);
  });
}

/** Each article's own questions, asked of an index that has not seen them (five rounds, a fifth held out in each; the title, which stands first, stays). */
function ownQuestions(docs: readonly SearchDoc[], today: string): Judged[] {
  return [0, 1, 2, 3, 4].flatMap((fold) => {
    const index = SearchIndex.of(
      docs.map((doc) => ({ ...doc, questions: doc.questions.filter((_, i) => i === 0 || i % 5 !== fold) })),
    );
    return docs.flatMap((doc) =>
      doc.questions
        .filter((_, i) => i % 5 === fold)
        .flatMap((text) => judge(index.search(text, { language: doc.language, today }), [doc.caseType], undefined)),
    );
  });
}

function report(name: string, rows: readonly Judged[], scale: Scale): void {
  const firsts = rows.filter((row) => row.first).map((row) => ({ ...row, p: probability(scale.logistic, row.signs) }));
  const answerable = firsts.filter((row) => row.answerable);
  const strays = firsts.filter((row) => !row.answerable);
  const share = (some: readonly unknown[], of: readonly unknown[]) =>
    `${((100 * some.length) / (of.length || 1)).toFixed(1)} %`;
  const word = (least: number) => {
    const above = firsts.filter((row) => row.p >= least);
    return `${share(
      above.filter((row) => row.right),
      above,
    )} of ${share(above, firsts)}`;
  };
  process.stdout.write(
    `${name}: ${firsts.length} questions, first article of the right type ${share(
      answerable.filter((row) => row.right),
      answerable,
    )}, ` +
      `calibration error ${calibrationError(firsts).toFixed(3)}, AUROC ${auroc(firsts).toFixed(3)}\n` +
      `  strong right ${word(scale.strong)}; strong or check right ${word(scale.check)}; ` +
      `no answer: ${share(
        strays.filter((row) => row.right || row.p < scale.none),
        strays,
      )} of ${strays.length} strays told so, ` +
      `${share(
        answerable.filter((row) => row.p < scale.none),
        answerable,
      )} of answerable lost\n`,
  );
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { pack: text, predictions: text, out: text, today: text } });
  if (!values.pack || !values.predictions) throw new Error(usage);
  const today = values.today ?? new Date().toISOString().slice(0, 10);
  const docs = documents(loadPack(values.pack), today);
  const index = SearchIndex.of(docs);
  const predictions = new Map(
    (await readJsonl(values.predictions, Prediction)).map(({ id, top }) => [
      id,
      new Map(top.map((one) => [one.id, one.p])),
    ]),
  );
  const [train, dev] = (['train', 'dev'] as const).map((which) => loadContacts(values.pack!, which));
  const missing = [...train!, ...dev!].find((contact) => !predictions.has(contact.id));
  if (missing)
    throw new Error(
      `${values.predictions}: no prediction for ${missing.id}; run npm run predict on the pack's contacts first`,
    );
  const typed = fitScale(contacts(index, train!, (id) => predictions.get(id), today));
  const free = fitScale([...contacts(index, train!, () => undefined, today), ...ownQuestions(docs, today)]);
  report(
    'train, typed',
    contacts(index, train!, (id) => predictions.get(id), today),
    typed,
  );
  report(
    'dev, typed',
    contacts(index, dev!, (id) => predictions.get(id), today),
    typed,
  );
  report(
    'dev, free',
    contacts(index, dev!, () => undefined, today),
    free,
  );
  report('own questions, free', ownQuestions(docs, today), free);
  const round = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value);
  const file = `import type { RelevanceFit } from './relevance.js';

/** Fitted by \`npm run fit:relevance\` on ${train!.length} labelled contacts and the articles' own questions; not edited by hand. */
export const relevanceFit: RelevanceFit = ${JSON.stringify({ typed, free }, round, 2)};
`;
  if (values.out) writeFileSync(values.out, file);
}

function documents(pack: Pack, today: string): SearchDoc[] {
  const facts = new Map(pack.facts.map((fact) => [fact.id, fact]));
  return pack.articles.flatMap((article) =>
    searchDocs({ ...article, version: 1 }, (text, language) => resolveFacts(text, facts, language, today) ?? ''),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
