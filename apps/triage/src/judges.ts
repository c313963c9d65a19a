import { ACTS, actsOf } from './acts.js';
import { conceptsOf } from './concepts.js';
import type { Example } from './example.js';
import type { LexiconEntries } from './lexicon.js';
import { read as readText, whole } from './reading.js';
import { RISKS, risks } from './risk.js';
import { clauses } from './sentences.js';
import { type Linear, quantise, scores, trainSvm } from './svm.js';
import { tokenise } from './tokens.js';
import { type Input, Vectoriser } from './vectors.js';

/**
 * Yes-or-no judges (one per act and per risk), learned from the labelled contacts: words, characters, the concepts found
 * in each clause, and what the rules say. A judge says yes when its opinion of the whole contact, or a little more than
 * that of one clause, passes its threshold: in a long letter one sentence gives notice.
 */
export type Judges = { names: string[]; vectoriser: Vectoriser; svm: Linear; thresholds: number[] };

/** What a rule that fires adds to its judge's opinion, and what a single clause counts less than the whole. */
const RULE = 0.2;
const CLAUSE = 0.6;

function marksOf(clause: string, concepts: Set<string>): string[] {
  const found = [...concepts].sort();
  if (clause.includes('?')) found.unshift('?');
  return found.flatMap((a, i) => [a, ...found.slice(i + 1).map((b) => `${a}+${b}`)]);
}

/** A contact as judges read it: the whole first, then its clauses when there are several. */
export type Views = { inputs: Input[]; ruled: Set<string> };

/** Longest contact that is also read clause by clause; of a longer one the first and the last clauses are. */
const MOST_CLAUSES = 30;

export function viewsOf(text: string, lexicon?: LexiconEntries): Views {
  const every = clauses(text);
  const half = MOST_CLAUSES / 2;
  const chosen = every.length > MOST_CLAUSES ? [...every.slice(0, half), ...every.slice(-half)] : every;
  const read = chosen.map((clause) => ({ clause, found: conceptsOf(clause) }));
  const each = read.map(({ clause, found }) => ({ words: tokenise(clause), marks: marksOf(clause, found) }));
  const all = readText(text, lexicon);
  const marks = [...new Set(each.flatMap((part) => part.marks)), ...(all.marks ?? [])];
  const inputs = [{ words: all.words, marks }, ...(each.length > 1 ? each : [])];
  return { inputs, ruled: new Set([...actsOf(read), ...risks(text, every)]) };
}

/** The opinion of each judge over a contact's views; positive and negative values mean nothing before a threshold. */
export function opinions(judges: Pick<Judges, 'names' | 'vectoriser' | 'svm'>, views: Views): number[] {
  const strongest = judges.names.map(() => Number.NEGATIVE_INFINITY);
  views.inputs.forEach((view, i) => {
    const row = scores(judges.svm, judges.vectoriser.vector(view));
    row.forEach((score, j) => {
      strongest[j] = Math.max(strongest[j]!, i === 0 ? score : score - CLAUSE);
    });
  });
  return strongest.map((score, j) => (views.ruled.has(judges.names[j]!) ? score + RULE : score));
}

/** The acts and risks that the judges see. */
export function judge(judges: Judges, views: Views): { acts: string[]; risks: string[] } {
  const said = opinions(judges, views);
  const yes = new Set(judges.names.filter((_, j) => said[j]! >= judges.thresholds[j]!));
  return { acts: ACTS.filter((id) => yes.has(id)), risks: RISKS.filter((id) => yes.has(id)) };
}

function learnJudges(views: Views[], names: string[], says: (text: number, judge: number) => boolean) {
  const { vectoriser, vectors } = Vectoriser.learn(views.map((view) => view.inputs[0]!));
  return { names, vectoriser, svm: trainSvm(vectors, says, names.length, vectoriser.size) };
}

/** Fewest examples from which a judge is learned; below, the rules judge alone. */
const FEWEST = 8;

/** Learns judges and their thresholds (out of fold). Undefined when no act or risk has enough examples. */
export function fitJudges(examples: Example[], folds: Int32Array, lexicon?: LexiconEntries): Judges | undefined {
  const has = (e: Example, name: string): boolean => !!(e.act?.includes(name) || e.risk?.includes(name));
  const names = [...ACTS, ...RISKS].filter((name) => examples.filter((e) => has(e, name)).length >= FEWEST);
  if (names.length === 0) return undefined;
  const views = examples.map((e) => viewsOf(whole(e), lexicon));
  const held: number[][] = [];
  for (let fold = 0; fold <= Math.max(...folds); fold++) {
    const inside = [...folds.keys()].filter((i) => folds[i] !== fold);
    const learned = learnJudges(
      inside.map((i) => views[i]!),
      names,
      (i, j) => has(examples[inside[i]!]!, names[j]!),
    );
    views.forEach((view, i) => {
      if (folds[i] === fold) held[i] = opinions(learned, view);
    });
  }
  const learned = learnJudges(views, names, (i, j) => has(examples[i]!, names[j]!));
  const groups = [ACTS, RISKS].map((group) =>
    names.flatMap((name, j) => ((group as readonly string[]).includes(name) ? [j] : [])),
  );
  const thresholds = names.map(() => 0);
  groups.forEach((group, g) => {
    if (group.length === 0) return;
    const quiet = examples.flatMap((e, i) =>
      group.some((j) => has(e, names[j]!)) ? [] : [Math.max(...group.map((j) => held[i]![j]!))],
    );
    const threshold = thresholdAt(quiet, MOST_FOR_NOTHING[g]!);
    for (const j of group) thresholds[j] = threshold;
  });
  return { ...learned, svm: quantise(learned.svm), thresholds };
}

/**
 * Share of contacts without any act (risk) that may be flagged for nothing. Missing one costs more than a needless look;
 * for risks the rules find most and the judges only add.
 */
const MOST_FOR_NOTHING = [0.13, 0.03];

/** The threshold that at most `share` of the quiet contacts' strongest opinions pass. One for all judges of a group. */
export function thresholdAt(quiet: number[], share: number): number {
  return [...quiet].sort((a, b) => b - a)[Math.floor(quiet.length * share)] ?? 0;
}
