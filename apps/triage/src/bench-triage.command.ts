import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { classify } from './classify.js';
import type { Example } from './example.js';
import { type Figures, figuresOf, type Judged } from './figures.js';
import { readExamples } from './jsonl.js';
import { readLexicon } from './lexicon-file.js';
import { type Model, train } from './model.js';
import { nlpjs } from './nlpjs.rival.js';
import { Noise } from './noise.js';
import { seeded } from './random.js';
import { saveModel } from './stored-model.js';
import { tokenise } from './tokens.js';

const usage = `npm run bench:triage -- --train F… --test G
  [--dev H]           a development file: measured too, never learned from
  [--oos-train I]     examples out of scope to learn from
  [--oos-test J]      examples out of scope to measure with
  [--shots N]         N examples per class only (seed 1)
  [--noise 0.2]       speech-like noise in what is tested (seed 1)
  [--lexicon FILE]    a pack's lexicon
  [--only sufflor]    leave nlp.js out
  [--json FILE]       write the figures, ratios as 0–1
A line is {"text", "label"} or a contact of a pack ({"text", "caseType", …}).`;

const OUTSIDE = 'out-of-scope';
type Row = Figures & {
  trainSeconds: number;
  calibrateSeconds: number;
  p95Ms: number;
  p95LongMs: number;
  memoryMb: number;
};

/** The first N of each label in seeded order. */
function fewShots(examples: Example[], shots: number): Example[] {
  const random = seeded(1);
  const seen = new Map<string, number>();
  const mixed = examples.map((example) => ({ example, at: random() })).sort((a, b) => a.at - b.at);
  return mixed.flatMap(({ example }) => {
    const count = (seen.get(example.label) ?? 0) + 1;
    seen.set(example.label, count);
    return count <= shots ? [example] : [];
  });
}

const textOf = (example: Example): string => (example.subject ? `${example.subject}\n${example.text}` : example.text);

/** The best case type in scope with its confidence: rejecting is measured apart. */
function judgeText(model: Model, text: string, label: string): Judged {
  const found = classify(model, text);
  const outside = model.classes[model.stranger];
  const best = found.top.find(({ id }) => id !== outside)!;
  return { label, said: best.id, confidence: best.p, reject: found.reject };
}

function p95(model: Model, texts: string[]): number {
  for (const text of texts.slice(0, 200)) classify(model, text);
  const times = texts.slice(0, 2000).map((text) => {
    const asked = performance.now();
    classify(model, text);
    return performance.now() - asked;
  });
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)] ?? 0;
}

/** Texts of some 350 words, made of tested ones: how fast is a long letter? */
function long(texts: string[]): string[] {
  const words = texts.flatMap((text) => text.split(/\s+/));
  return Array.from({ length: 100 }, (_, i) => {
    const start = (i * 350) % Math.max(1, words.length - 350);
    return words.slice(start, start + 350).join(' ');
  });
}

function measure(model: Model, test: Example[], outside: Example[], noise: Noise | undefined): Row {
  const heard = (text: string): string => (noise ? noise.apply(text) : text);
  const judged = test.map((example) => judgeText(model, heard(textOf(example)), example.label));
  const strange = outside.map((example) => classify(model, heard(textOf(example))).reject);
  const texts = test.map(textOf);
  return {
    ...figuresOf(judged, strange, model.sure),
    trainSeconds: model.measured.trainSeconds,
    calibrateSeconds: model.measured.calibrateSeconds,
    p95Ms: p95(model, texts),
    p95LongMs: p95(model, long(texts)),
    memoryMb: saveModel(model).byteLength / 1e6,
  };
}

const shown = (value: number | null): string => (value === null ? '–' : value.toFixed(value >= 10 ? 1 : 4));

function print(name: string, row: Partial<Row>): void {
  process.stdout.write(`${name}\n`);
  for (const [key, value] of Object.entries(row)) process.stdout.write(`  ${key.padEnd(18)}${shown(value)}\n`);
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const many = { type: 'string', multiple: true } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      train: many,
      test: text,
      dev: text,
      'oos-train': text,
      'oos-test': text,
      shots: text,
      noise: text,
      lexicon: text,
      only: text,
      json: text,
    },
  });
  if (!values.train || !values.test) throw new Error(usage);
  const shots = values.shots === undefined ? undefined : Number(values.shots);
  const rate = Number(values.noise ?? 0);
  if (shots !== undefined && !(Number.isInteger(shots) && shots > 0))
    throw new Error('--shots: a whole number above 0.');
  if (!(rate >= 0 && rate <= 1)) throw new Error('--noise: a share from 0 to 1.');
  // `--train a.jsonl b.jsonl`: what follows without a flag are further training files.
  const files = [...values.train, ...positionals];
  const all = files.flatMap((file) => readExamples(file, files.length > 1 ? basename(file, '.jsonl') : undefined));
  const learned = shots ? fewShots(all, shots) : all;
  const strangers = values['oos-train'] ? readExamples(values['oos-train']) : [];
  const test = readExamples(values.test);
  const outside = values['oos-test'] ? readExamples(values['oos-test']) : [];
  process.stderr.write(`learning from ${learned.length} examples …\n`);
  const own = strangers[0]?.label ?? (learned.some(({ label }) => label === 'other') ? 'other' : OUTSIDE);
  const model = train([...learned, ...strangers.map((e) => ({ ...e, label: own }))], {
    outOfScopeLabel: own,
    ...(values.lexicon && { lexicon: readLexicon(values.lexicon) }),
  });
  const noise = () =>
    rate
      ? new Noise(
          learned.flatMap((e) => tokenise(e.text)),
          rate,
        )
      : undefined;
  const row = measure(model, test, outside, noise());
  print(
    `sufflor: ${test.length} texts${outside.length ? ` and ${outside.length} out of scope` : ''}${rate ? `, noise ${rate}` : ''}`,
    row,
  );
  const figures: Record<string, unknown> = { ...row };
  if (values.dev) {
    figures['dev'] = measure(model, readExamples(values.dev), outside, noise());
    print('sufflor on the development file', figures['dev'] as Row);
  }
  if (values.only !== 'sufflor') {
    process.stderr.write('nlp.js is learning …\n');
    const heard = noise();
    const rival = await nlpjs(learned, heard ? test.map((e) => ({ ...e, text: heard.apply(textOf(e)) })) : test);
    if (rival) print('nlp.js', rival);
    else process.stdout.write('nlp.js is not installed: not compared.\n');
    figures['nlpjs'] = rival ?? null;
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
