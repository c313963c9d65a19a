import { ACTS } from './acts.js';
import { type Classification, classify } from './classify.js';
import { judge, viewsOf } from './judges.js';
import type { Model } from './model.js';
import { questions } from './questions.js';
import { RISKS } from './risk.js';
import { type Urgency, urgency } from './urgency.js';

export type Contact = { subject?: string; text: string; channel?: string };

/** Everything triage says about one contact. */
export type Triage = Classification & {
  /** The case types of its questions, the main one first; one when it asks one thing. */
  caseTypes: string[];
  questions: { text: string; caseType: string; probability: number }[];
  acts: string[];
  risks: string[];
  urgency: Urgency;
  model: string;
};

/** A further case type counts when its own span is this probable, or a little less and the whole contact agrees. */
const SECOND = 0.5;
const AGREED = 0.2;
const AGREED_WHOLE = 0.06;
const MOST = 3;

export function classifyContact(model: Model, contact: Contact): Triage {
  const text = contact.subject ? `${contact.subject}\n${contact.text}` : contact.text;
  const main = classify(model, text);
  const spans = questions(contact.text);
  const parts =
    spans.length > 1
      ? spans.map((span) => ({ text: span, ...briefly(classify(model, span)) }))
      : [{ text: spans[0] ?? text, ...briefly(main) }];
  const caseTypes = main.outOfScope ? [main.caseType] : several(main, parts);
  const { acts, risks } = seen(model, text);
  return {
    ...main,
    top: caseTypes.length > 1 ? together(main.top, caseTypes) : main.top,
    caseTypes,
    questions: parts.map(({ text: span, caseType, probability }) => ({ text: span, caseType, probability })),
    acts,
    risks,
    urgency: urgency(text, acts, risks),
    model: model.version,
  };
}

type Part = { text: string; caseType: string; probability: number; outOfScope: boolean };
const briefly = ({ caseType, probability, outOfScope }: Classification) => ({ caseType, probability, outOfScope });

/**
 * The case types of a contact with several questions: the main one, then those that a span shows by itself, or that a
 * span and the whole contact agree on.
 */
function several(main: Classification, parts: Part[]): string[] {
  const out = [main.caseType];
  for (const { caseType, probability, outOfScope } of [...parts].sort((a, b) => b.probability - a.probability)) {
    const whole = main.top.find(({ id }) => id === caseType)?.p ?? 0;
    const heard = probability >= SECOND || (probability >= AGREED && whole >= AGREED_WHOLE);
    if (!outOfScope && heard && !out.includes(caseType)) out.push(caseType);
  }
  return out.slice(0, MOST);
}

/** The five alternatives, those that the contact asks about first. */
function together(top: Classification['top'], caseTypes: string[]): Classification['top'] {
  const p = (id: string): number => top.find((one) => one.id === id)?.p ?? 0;
  const asked = caseTypes.map((id) => ({ id, p: p(id) }));
  return [...asked, ...top.filter(({ id }) => !caseTypes.includes(id))].slice(0, 5);
}

/** Acts and risks by the model's judges; by the rules alone when it has none. A rule's risk always stands. */
function seen(model: Model, text: string): { acts: string[]; risks: string[] } {
  const views = viewsOf(text, model.lexicon);
  const ruled = RISKS.filter((risk) => views.ruled.has(risk));
  if (!model.judges) return { acts: ACTS.filter((act) => views.ruled.has(act)), risks: ruled };
  const found = judge(model.judges, views);
  return { acts: found.acts, risks: RISKS.filter((risk) => ruled.includes(risk) || found.risks.includes(risk)) };
}
