import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadPack } from '#lib/pension-pack';
import { catchRate } from './catch-rate.js';

const usage = `npm run bench:verify -- --pack FOLDER [--today 2026-11-23] [--show KIND] [--json FILE]
  How many falsified sentences the check of model-written drafts catches, on every sentence of a pack's articles.`;

function main(): void {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { pack: text, today: text, show: text, json: text } });
  if (!values.pack) throw new Error(usage);
  const today = values.today ?? new Date().toISOString().slice(0, 10);
  const pack = loadPack(values.pack);
  const facts = new Map(pack.facts.map((fact) => [fact.id, fact]));
  const shown = (one: string, language: 'sv' | 'en') =>
    one.replace(/\{fact:([a-z0-9-]+)\}/g, (chip, id: string) => facts.get(id)?.[language] ?? chip);
  const { caught, accused } = catchRate(pack.articles, shown, today);
  for (const [kind, tally] of Object.entries(caught)) {
    process.stdout.write(
      `${kind.padEnd(26)}${((100 * tally.caught) / (tally.of || 1)).toFixed(1).padStart(6)} % of ${tally.of}\n`,
    );
    if (values.show === kind) process.stdout.write(tally.missed.map((one) => `    ${one}\n`).join(''));
  }
  process.stdout.write(
    `${'true sentences accused'.padEnd(26)}${((100 * accused.count) / (accused.of || 1)).toFixed(1).padStart(6)} % of ${accused.of}\n`,
  );
  if (values.show === 'accused') process.stdout.write(accused.texts.map((one) => `    ${one}\n`).join(''));
  const ratio = Object.fromEntries(
    Object.entries(caught).map(([kind, tally]) => [kind, tally.caught / (tally.of || 1)]),
  );
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify({ caught: ratio, accused: accused.count / (accused.of || 1) }, undefined, 2)}\n`,
    );
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
