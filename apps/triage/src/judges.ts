import { type Concept, conceptsOf } from './concepts.js';
import { clauses } from './sentences.js';
import { type Linear, quantise, scores, trainSvm } from './svm.js';
import { tokenise } from './tokens.js';
import { type Input, Vectoriser } from './vectors.js';

/**
 * Yes-or-no judges (one per act, per risk, per degree of urgency), learned from the same labelled contacts: words,
 * characters and what the concepts find. A judge says yes when the whole contact or one of its clauses passes the
 * judge's threshold: in a long letter one sentence gives notice.
 */
export type Judges = { names: string[]; vectoriser: Vectoriser; svm: Linear; thresholds: number[] };

function marksOf(clause: string): string[] {
  const found = [...conceptsOf(clause)].sort() as Concept[];
  const marks: string[] = clause.includes('?') ? ['?', ...found] : found;
  return marks.flatMap((a, i) => [a, ...marks.slice(i + 1).map((b) => `${a}+${b}`)]);
}

/** The whole contact first, then its clauses when there are several. */
export function inputsOf(text: string): Input[] {
  const parts = clauses(text);
  const each = parts.map((clause) => ({ words: tokenise(clause), marks: marksOf(clause) }));
  const whole = { words: tokenise(text), marks: [...new Set(each.flatMap((part) => part.marks))] };
  return each.length > 1 ? [whole, ...each] : [whole];
}

export function trainJudges(inputs: Input[], names: string[], says: (text: number, judge: number) => boolean): Judges {
  const { vectoriser, vectors } = Vectoriser.learn(inputs);
  const svm = quantise(trainSvm(vectors, says, names.length, vectoriser.size));
  return { names, vectoriser, svm, thresholds: names.map(() => 0) };
}

/** The strongest opinion of each judge over a contact's views. Clauses count a little less than the whole. */
export function opinions(judges: Judges, views: Input[], discount = 0.1): number[] {
  const strongest = judges.names.map(() => Number.NEGATIVE_INFINITY);
  views.forEach((view, i) => {
    const row = scores(judges.svm, judges.vectoriser.vector(view));
    row.forEach((score, j) => {
      strongest[j] = Math.max(strongest[j]!, i === 0 ? score : score - discount);
    });
  });
  return strongest;
}
