import { softmax } from './calibration.js';
import { type Evidence, examine, mixed } from './learners.js';
import type { Model } from './model.js';
import { read } from './reading.js';
import { reasonsFor } from './reasons.js';
import { signs, strangeness } from './reject.js';

/** The agents' words for how certain the case type is: right in 95, 80 and less than 80 of 100. */
export type Word = 'sure' | 'check' | 'unsure';

export type Classification = {
  caseType: string;
  /** Calibrated, 0 to 1. */
  probability: number;
  word: Word;
  /** The five most probable case types. */
  top: { id: string; p: number }[];
  outOfScope: boolean;
  /** How strange the text is to the model, 0 to 1. */
  reject: number;
  /** The citizen's own words that weighed most. */
  reasons: string[];
};

export function wordFor(model: Model, probability: number): Word {
  return probability >= model.sure ? 'sure' : probability >= model.check ? 'check' : 'unsure';
}

/** The case type of one text. */
export function classify(model: Model, text: string): Classification {
  const input = read(text, model.lexicon);
  return decide(model, input.words, examine(model.learners, input));
}

function decide(model: Model, words: string[], evidence: Evidence): Classification {
  const p = softmax(mixed(evidence, model.mix), model.mix.all);
  const order = [...p.keys()].sort((a, b) => p[b]! - p[a]!);
  const reject = strangeness(model.reject, signs(evidence, model.mix, model.stranger));
  const outOfScope = words.length === 0 || reject >= model.reject.threshold;
  const known = order.find((k) => k !== model.stranger)!;
  const chosen = outOfScope && model.stranger >= 0 ? model.stranger : known;
  const probability = p[chosen]!;
  return {
    caseType: model.classes[chosen]!,
    probability,
    word: outOfScope ? 'unsure' : wordFor(model, probability),
    top: order.slice(0, 5).map((k) => ({ id: model.classes[k]!, p: p[k]! })),
    outOfScope,
    reject,
    reasons: reasonsFor(model, words, chosen),
  };
}
