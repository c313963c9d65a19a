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

/** A second question counts when its own span is at least this probable. */
const SECOND = 0.35;

export function classifyContact(model: Model, contact: Contact): Triage {
  const text = contact.subject ? `${contact.subject}\n${contact.text}` : contact.text;
  const main = classify(model, text);
  const spans = questions(contact.text);
  const parts = spans.map((span) => ({ span, found: classify(model, span) }));
  const caseTypes = [main.caseType];
  if (spans.length > 1 && !main.outOfScope)
    for (const { found } of parts)
      if (!found.outOfScope && found.probability >= SECOND && !caseTypes.includes(found.caseType))
        caseTypes.push(found.caseType);
  const { acts, risks } = seen(model, text);
  return {
    ...main,
    caseTypes: caseTypes.slice(0, 3),
    questions: parts.map(({ span, found }) => ({
      text: span,
      caseType: found.caseType,
      probability: found.probability,
    })),
    acts,
    risks,
    urgency: urgency(text, acts, risks),
    model: model.version,
  };
}

/** Acts and risks by the model's judges; by the rules alone when it has none. A rule's risk always stands. */
function seen(model: Model, text: string): { acts: string[]; risks: string[] } {
  const views = viewsOf(text, model.lexicon);
  const ruled = RISKS.filter((risk) => views.ruled.has(risk));
  if (!model.judges) return { acts: ACTS.filter((act) => views.ruled.has(act)), risks: ruled };
  const found = judge(model.judges, views);
  return { acts: found.acts, risks: RISKS.filter((risk) => ruled.includes(risk) || found.risks.includes(risk)) };
}
