import { fitTemperature, negativeLogLikelihood } from './calibration.js';
import { type Evidence, examine, learn, type Mix, mixed } from './learners.js';
import { seeded } from './random.js';
import { type Reject, signs, strangeness, trainReject } from './reject.js';
import type { Input } from './vectors.js';

/** Training data in the form that learners take. `stranger` is the class of out-of-scope examples, or -1. */
export type Data = {
  inputs: Input[];
  targets: Int32Array;
  classes: number;
  stranger: number;
  belongs: (text: number, k: number) => boolean;
};

/** Learns from the texts numbered in `inside` only. */
function learnFrom(data: Data, inside: number[]) {
  return learn(
    inside.map((i) => data.inputs[i]!),
    Int32Array.from(inside, (i) => data.targets[i]!),
    data.classes,
    (text, k) => data.belongs(inside[text]!, k),
  );
}

/** For every text, the evidence of learners that never saw its fold. */
export function outOfFold(data: Data, folds: Int32Array): Evidence[] {
  const held = new Array<Evidence>(data.inputs.length);
  for (let fold = 0; fold <= Math.max(...folds); fold++) {
    const learners = learnFrom(
      data,
      [...folds.keys()].filter((i) => folds[i] !== fold),
    );
    for (let i = 0; i < held.length; i++) if (folds[i] === fold) held[i] = examine(learners, data.inputs[i]!);
  }
  return held;
}

const BAYES_WEIGHTS = [0.3, 0.5, 0.8];
const NEAR_WEIGHTS = [0, 0.1, 0.2];
/** Enough to fit a handful of numbers; more only costs time. */
const FITTED_ON = 4000;

/** Temperatures and weights that make held-out texts most likely. */
export function fitMix(held: Evidence[], targets: Int32Array): Mix {
  const step = Math.max(1, Math.floor(held.length / FITTED_ON));
  const some = held.filter((_, i) => i % step === 0);
  const right = targets.filter((_, i) => i % step === 0);
  const svm = fitTemperature(
    some.map((e) => e.svm),
    right,
  );
  const bayes = fitTemperature(
    some.map((e) => e.bayes),
    right,
  );
  let best: Mix = { svm, bayes, bayesWeight: 0.5, nearWeight: 0, all: 1 };
  let lowest = Number.POSITIVE_INFINITY;
  for (const bayesWeight of BAYES_WEIGHTS)
    for (const nearWeight of NEAR_WEIGHTS) {
      const mix: Mix = { svm, bayes, bayesWeight, nearWeight, all: 1 };
      const rows = some.map((e) => mixed(e, mix));
      mix.all = fitTemperature(rows, right);
      const loss = negativeLogLikelihood(rows, right, mix.all);
      if (loss < lowest) [lowest, best] = [loss, mix];
    }
  return best;
}

/** Real strangers needed to learn from them alone (measured: 85 of 100 caught instead of 70, at 5 lost). */
const ENOUGH_STRANGERS = 60;
const HIDING_ROUNDS = 3;

/**
 * Learns to tell strangers: from real ones when the data has enough, else from hidden classes. The threshold lets at
 * most `mayLose` of the texts in scope be turned away, out of fold.
 */
export function fitReject(data: Data, held: Evidence[], mix: Mix, mayLose: number): Reject {
  const { targets, stranger } = data;
  const rows = held.map((evidence) => signs(evidence, mix, stranger));
  const real = rows.map((_, i) => targets[i] === stranger);
  const enough = real.filter(Boolean).length >= ENOUGH_STRANGERS;
  const reject = enough ? trainReject(rows, real) : hideAndLearn(data, mix);
  const known = rows.filter((_, i) => !real[i]).map((row) => strangeness(reject, row));
  known.sort((a, b) => a - b);
  reject.threshold = known[Math.floor(known.length * (1 - mayLose))] ?? 0.5;
  return reject;
}

/** Hides a quarter of the classes per round: their texts are strangers, held-out texts of the visible ones are not. */
function hideAndLearn(data: Data, mix: Mix): Reject {
  const { inputs, targets, stranger } = data;
  const rows: number[][] = [];
  const strange: boolean[] = [];
  const random = seeded(7);
  for (let round = 0; round < HIDING_ROUNDS; round++) {
    const hidden = Array.from({ length: data.classes }, (_, k) => k !== stranger && random() < 0.25);
    const kept = [...targets.keys()].filter((i) => !hidden[targets[i]!]);
    const tested = new Set(kept.filter(() => random() < 0.15));
    const inside = kept.filter((i) => !tested.has(i));
    const learners = learnFrom(data, inside);
    targets.forEach((k, i) => {
      if (!tested.has(i) && !(hidden[k] && random() < 0.5)) return;
      rows.push(signs(examine(learners, inputs[i]!), mix, stranger));
      strange.push(hidden[k]! || k === stranger);
    });
  }
  return trainReject(rows, strange);
}
