import { softmax } from './calibration.js';
import { trainNaiveBayes } from './naive-bayes.js';
import { type Nearness, Neighbours } from './neighbours.js';
import { type Linear, scores, trainSvm } from './svm.js';
import { type Input, Vectoriser } from './vectors.js';

/** Everything that was learned from one set of texts, before calibration. */
export type Learners = { vectoriser: Vectoriser; svm: Linear; bayes: Linear; neighbours: Neighbours };

/** Raw evidence about one text. */
export type Evidence = {
  svm: Float32Array;
  bayes: Float32Array;
  near: Nearness;
  unknown: number;
  words: number;
  marks: number;
};

/** How the learners' opinions are weighed: temperatures, and weights beside the SVM's 1. */
export type Mix = { svm: number; bayes: number; bayesWeight: number; nearWeight: number; all: number };

/** Share of the lexicon's concepts beside words and characters; chosen by leaving writers out. */
const MARKS_WEIGHT = 0.13;

/**
 * Learns from texts. `targets` is the main class of each; `belongs` says which classes a text is an example of (a
 * contact with two questions belongs to both).
 */
export function learn(
  texts: Input[],
  targets: Int32Array,
  classes: number,
  belongs: (text: number, k: number) => boolean = (text, k) => targets[text] === k,
): Learners {
  const { vectoriser, vectors } = Vectoriser.learn(texts, MARKS_WEIGHT);
  const svm = trainSvm(vectors, belongs, classes, vectoriser.size);
  const bayes = trainNaiveBayes(vectors, targets, classes, vectoriser.size);
  return { vectoriser, svm, bayes, neighbours: Neighbours.build(vectors, targets, classes, vectoriser.size) };
}

export function examine(learners: Learners, input: Input): Evidence {
  const vector = learners.vectoriser.vector(input);
  return {
    svm: scores(learners.svm, vector),
    bayes: scores(learners.bayes, vector),
    near: learners.neighbours.near(vector),
    unknown: learners.vectoriser.unknownShare(input.words),
    words: input.words.length,
    marks: input.marks?.length ?? 0,
  };
}

const FLOOR = 1e-6;

/** Log-linear mix of the learners' probabilities; `softmax(result, mix.all)` are the mixed probabilities. */
export function mixed(evidence: Evidence, mix: Mix): Float64Array {
  const svm = softmax(evidence.svm, mix.svm);
  const bayes = softmax(evidence.bayes, mix.bayes);
  const out = new Float64Array(svm.length);
  let votes = 0;
  for (const vote of evidence.near.votes) votes += vote;
  for (let k = 0; k < out.length; k++) {
    const near = (evidence.near.votes[k]! + 0.05) / (votes + 0.05 * out.length);
    out[k] =
      Math.log(svm[k]! + FLOOR) + mix.bayesWeight * Math.log(bayes[k]! + FLOOR) + mix.nearWeight * Math.log(near);
  }
  return out;
}
