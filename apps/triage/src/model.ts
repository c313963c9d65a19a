import { createHash } from 'node:crypto';
import { fitTemperature, negativeLogLikelihood, softmax, thresholdFor } from './calibration.js';
import type { Example } from './example.js';
import { assignFolds } from './folds.js';
import { type Evidence, examine, type Learners, learn, type Mix, mixed } from './learners.js';
import { seeded } from './random.js';
import { type Reject, signs, strangeness, trainReject } from './reject.js';
import { quantise } from './svm.js';
import { tokenise } from './tokens.js';

/** Raised whenever training or features change meaning: models of older code are then trained anew. */
export const CODE_VERSION = '1';

export type Model = {
  /** Short hash of the training data and the code's version. */
  version: string;
  classes: string[];
  /** The class of examples that are out of scope, or -1. */
  stranger: number;
  learners: Learners;
  mix: Mix;
  /** Lowest probability called sure, and lowest called check (precision 0.95 and 0.80 out of fold). */
  sure: number;
  check: number;
  reject: Reject;
  /** What out-of-fold measurement says about itself. */
  measured: { examples: number; accuracy: number; trainSeconds: number; calibrateSeconds: number };
};

export type TrainOptions = {
  /** The label of out-of-scope examples (default `other`, used when it occurs). */
  outOfScopeLabel?: string;
  folds?: number;
  /** Share of in-scope texts that may be turned away by the reject threshold (default 0.05). */
  mayLose?: number;
};

export function versionOf(examples: Example[], options: TrainOptions = {}): string {
  const hash = createHash('sha256').update(CODE_VERSION).update(JSON.stringify(options));
  for (const e of examples) hash.update(JSON.stringify([e.text, e.label, e.subject, e.also, e.act, e.risk, e.hand]));
  return hash.digest('hex').slice(0, 12);
}

/** Trains and calibrates. Throws a RangeError when there are fewer than two classes. */
export function train(examples: Example[], options: TrainOptions = {}): Model {
  const classes = [...new Set(examples.map((e) => e.label))].sort();
  if (classes.length < 2) throw new RangeError('Training needs examples of at least two case types.');
  const number = new Map(classes.map((id, k) => [id, k]));
  const targets = Int32Array.from(examples, (e) => number.get(e.label)!);
  const texts = examples.map((e) => tokenise(e.subject ? `${e.subject}\n${e.text}` : e.text));
  const stranger = classes.indexOf(options.outOfScopeLabel ?? 'other');
  const started = performance.now();
  const learners = learn(texts, targets, classes.length);
  learners.svm = quantise(learners.svm);
  learners.bayes = quantise(learners.bayes);
  const trained = performance.now();
  const held = outOfFold(texts, targets, classes.length, assignFolds(examples, options.folds ?? 5));
  const mix = fitMix(held, targets);
  const right: boolean[] = [];
  const confidence = held.map((evidence, i) => {
    const p = softmax(mixed(evidence, mix), mix.all);
    const best = p.indexOf(Math.max(...p));
    right.push(best === targets[i]);
    return p[best]!;
  });
  const reject = fitReject(texts, targets, classes.length, held, mix, stranger, options.mayLose ?? 0.05);
  return {
    version: versionOf(examples, options),
    classes,
    stranger,
    learners,
    mix,
    sure: thresholdFor(0.95, confidence, right),
    check: thresholdFor(0.8, confidence, right),
    reject,
    measured: {
      examples: examples.length,
      accuracy: right.filter(Boolean).length / right.length,
      trainSeconds: (trained - started) / 1000,
      calibrateSeconds: (performance.now() - trained) / 1000,
    },
  };
}

function outOfFold(texts: string[][], targets: Int32Array, classes: number, folds: Int32Array): Evidence[] {
  const held = new Array<Evidence>(texts.length);
  const last = Math.max(...folds);
  for (let fold = 0; fold <= last; fold++) {
    const inside = [...folds.keys()].filter((i) => folds[i] !== fold);
    const learners = learn(
      inside.map((i) => texts[i]!),
      Int32Array.from(inside, (i) => targets[i]!),
      classes,
    );
    for (let i = 0; i < texts.length; i++) if (folds[i] === fold) held[i] = examine(learners, texts[i]!);
  }
  return held;
}

function fitMix(held: Evidence[], targets: Int32Array): Mix {
  const svm = fitTemperature(
    held.map((e) => e.svm),
    targets,
  );
  const bayes = fitTemperature(
    held.map((e) => e.bayes),
    targets,
  );
  let best: Mix = { svm, bayes, bayesWeight: 0.5, nearWeight: 0, all: 1 };
  let lowest = Number.POSITIVE_INFINITY;
  for (const bayesWeight of [0.3, 0.5, 0.8])
    for (const nearWeight of [0, 0.1, 0.2, 0.3]) {
      const mix: Mix = { svm, bayes, bayesWeight, nearWeight, all: 1 };
      const rows = held.map((e) => mixed(e, mix));
      mix.all = fitTemperature(rows, targets);
      const loss = negativeLogLikelihood(rows, targets, mix.all);
      if (loss < lowest) [lowest, best] = [loss, mix];
    }
  return best;
}

const HIDING_ROUNDS = 3;

/** Hides a quarter of the classes per round; their texts are strangers, held-out texts of visible ones are not. */
function fitReject(
  texts: string[][],
  targets: Int32Array,
  classes: number,
  held: Evidence[],
  mix: Mix,
  stranger: number,
  mayLose: number,
): Reject {
  const rows: number[][] = [];
  const strange: boolean[] = [];
  const random = seeded(7);
  for (let round = 0; round < HIDING_ROUNDS; round++) {
    const hidden = Array.from({ length: classes }, (_, k) => k !== stranger && random() < 0.25);
    const kept = Array.from(targets.keys()).filter((i) => !hidden[targets[i]!]);
    const tested = new Set(kept.filter(() => random() < 0.15));
    const inside = kept.filter((i) => !tested.has(i));
    const learners = learn(
      inside.map((i) => texts[i]!),
      Int32Array.from(inside, (i) => targets[i]!),
      classes,
    );
    for (let i = 0; i < texts.length; i++) {
      if (!hidden[targets[i]!] && !tested.has(i)) continue;
      if (hidden[targets[i]!] && random() > 0.5) continue;
      rows.push(signs(examine(learners, texts[i]!), mix, stranger));
      strange.push(hidden[targets[i]!]! || targets[i] === stranger);
    }
  }
  const heldRows = held.map((evidence) => signs(evidence, mix, stranger));
  heldRows.forEach((row, i) => {
    if (stranger < 0 || (targets[i] !== stranger && i % 3 > 0)) return;
    rows.push(row);
    strange.push(targets[i] === stranger);
  });
  const reject = trainReject(rows, strange);
  const known = heldRows.filter((_, i) => targets[i] !== stranger).map((row) => strangeness(reject, row));
  known.sort((a, b) => a - b);
  reject.threshold = known[Math.floor(known.length * (1 - mayLose))] ?? 0.5;
  return reject;
}
