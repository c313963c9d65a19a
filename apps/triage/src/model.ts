import { createHash } from 'node:crypto';
import { softmax, thresholdFor } from './calibration.js';
import type { Example } from './example.js';
import { assignFolds } from './folds.js';
import { type Data, fitMix, fitReject, outOfFold } from './held-out.js';
import { fitJudges, type Judges } from './judges.js';
import { type Learners, learn, type Mix, mixed } from './learners.js';
import type { LexiconEntries } from './lexicon.js';
import { read, whole } from './reading.js';
import { type Reject, signs, strangeness } from './reject.js';
import { quantise } from './svm.js';

/** Raised whenever training or features change meaning: models of older code are then trained anew. */
export const CODE_VERSION = '5';

export type Model = {
  /** Short hash of the training data, the options and the code's version. */
  version: string;
  classes: string[];
  /** The class of examples that are out of scope, or -1. */
  stranger: number;
  lexicon?: LexiconEntries;
  learners: Learners;
  /** Learned judges of acts and risks; absent when no example is labelled with any. */
  judges?: Judges;
  mix: Mix;
  /** Lowest probability called sure, and lowest called check (precision 0.95 and 0.80 out of fold). */
  sure: number;
  check: number;
  reject: Reject;
  /** Out-of-fold figures (ratios 0 to 1) and durations in seconds. */
  measured: {
    examples: number;
    accuracy: number;
    strangersCaught: number;
    trainSeconds: number;
    calibrateSeconds: number;
  };
};

export type TrainOptions = {
  /** The label of out-of-scope examples (default `other`, used when it occurs). */
  outOfScopeLabel?: string;
  folds?: number;
  /** Share of in-scope texts that may be turned away by the reject threshold (default 0.06). */
  mayLose?: number;
  lexicon?: LexiconEntries;
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
  const belonging = examples.map((e) => new Set([e.label, ...(e.also ?? [])].map((id) => number.get(id) ?? -1)));
  const data: Data = {
    inputs: examples.map((e) => read(whole(e), options.lexicon)),
    targets: Int32Array.from(examples, (e) => number.get(e.label)!),
    classes: classes.length,
    stranger: classes.indexOf(options.outOfScopeLabel ?? 'other'),
    belongs: (text, k) => belonging[text]!.has(k),
  };
  const started = performance.now();
  const learners = learn(data.inputs, data.targets, data.classes, data.belongs);
  learners.svm = quantise(learners.svm);
  learners.bayes = quantise(learners.bayes);
  const trained = performance.now();
  const folds = assignFolds(examples, options.folds ?? 5);
  const calibrated = calibrate(data, folds, options.mayLose ?? 0.06);
  const judges = fitJudges(examples, folds, options.lexicon);
  return {
    version: versionOf(examples, options),
    classes,
    stranger: data.stranger,
    ...(options.lexicon && { lexicon: options.lexicon }),
    learners,
    ...(judges && { judges }),
    ...calibrated.parts,
    measured: {
      examples: examples.length,
      ...calibrated.figures,
      trainSeconds: (trained - started) / 1000,
      calibrateSeconds: (performance.now() - trained) / 1000,
    },
  };
}

function calibrate(data: Data, folds: Int32Array, mayLose: number) {
  const held = outOfFold(data, folds);
  const mix = fitMix(held, data.targets);
  const right: boolean[] = [];
  const confidence = held.map((evidence, i) => {
    const p = softmax(mixed(evidence, mix), mix.all);
    const best = p.indexOf(Math.max(...p));
    right.push(best === data.targets[i]);
    return p[best]!;
  });
  const reject = fitReject(data, held, mix, mayLose);
  const strangers = held.filter((_, i) => data.targets[i] === data.stranger);
  const caught = strangers.filter((e) => strangeness(reject, signs(e, mix, data.stranger)) >= reject.threshold);
  return {
    parts: { mix, reject, sure: thresholdFor(0.95, confidence, right), check: thresholdFor(0.8, confidence, right) },
    figures: {
      accuracy: right.filter(Boolean).length / right.length,
      strangersCaught: strangers.length === 0 ? 0 : caught.length / strangers.length,
    },
  };
}
