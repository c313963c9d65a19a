import { type Concept, conceptsOf } from './concepts.js';
import { clauses } from './sentences.js';

/** What a contact can be in law, beside a question. Each must be registered and never gets an article alone. */
export const ACTS = [
  'change-report',
  'application',
  'review-request',
  'complaint',
  'records-request',
  'data-request',
  'damage-claim',
  'death-notice',
  'power-of-attorney',
] as const;

type Found = Set<Concept>;
const all = (found: Found, ...concepts: Concept[]): boolean => concepts.every((concept) => found.has(concept));
const any = (found: Found, ...concepts: Concept[]): boolean => concepts.some((concept) => found.has(concept));

/** Read per clause: what must be said for the act, by concepts rather than by its legal word. */
const RULES: Record<(typeof ACTS)[number], (found: Found, asks: boolean) => boolean> = {
  'death-notice': (f) => all(f, 'died', 'kin') && any(f, 'recent', 'tell'),
  'review-request': (f, asks) =>
    !asks &&
    ((all(f, 'again') && any(f, 'refuse', 'decision')) ||
      all(f, 'refuse', 'decision') ||
      all(f, 'refuse', 'wish', 'again')),
  complaint: (f, asks) => !asks && all(f, 'wronged'),
  'records-request': (f, asks) => all(f, 'copy', 'wish') && !asks,
  'data-request': (f, asks) => all(f, 'data') && (!asks || f.has('wish')),
  'damage-claim': (f, asks) =>
    !asks && ((all(f, 'damage', 'fault') && any(f, 'wish', 'wronged')) || all(f, 'damage', 'fault')),
  'power-of-attorney': (f, asks) => !asks && all(f, 'represent') && any(f, 'attached', 'tell', 'newly', 'wish'),
  'change-report': (f, asks) => !asks && all(f, 'newly') && any(f, 'tell', 'recent', 'attached'),
  application: (f, asks) => !asks && all(f, 'start', 'wish'),
};

/** A clause that asks in general ("hur gör man om", "what happens if") does nothing in law, whatever it mentions. */
export const asksOnly = (clause: string, found: Found): boolean =>
  found.has('suppose') ||
  (found.has('ask') &&
    (clause.includes('?') ||
      /^ (?:hej |jo |eh |hello |hi )*(?:hur|kan man|får man|måste|var|vart|vad|när|vilk|how|what|where|when|which|can|do|does|is)/u.test(
        clause,
      )));

/** The acts that the text itself shows. Learned judges (`judges.ts`) see more; this needs no training. */
export function acts(text: string): string[] {
  return actsOf(clauses(text).map((clause) => ({ clause, found: conceptsOf(clause) })));
}

/** The same from clauses whose concepts are known already. */
export function actsOf(clausesFound: { clause: string; found: Found }[]): string[] {
  const read = clausesFound.map(({ clause, found }) => ({ found, asks: asksOnly(clause, found) }));
  return ACTS.filter((act) => read.some(({ found, asks }) => RULES[act](found, asks)));
}
