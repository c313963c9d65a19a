import { Refused } from '#lib/core';
import type { ArticleState } from './article.entity.js';

/** Who does something with an article. */
export interface Editor {
  id: string;
  name: string;
}

/** What may be done in a state; anything else is refused with what to do instead. */
const allowed = {
  save: ['draft', 'returned'],
  'request-review': ['draft', 'returned'],
  review: ['review'],
  publish: ['approved'],
  withdraw: ['published'],
} as const satisfies Record<string, readonly ArticleState[]>;

/** Refuses `wrong-state` (409) when the article is not where the step begins. */
export function step(what: keyof typeof allowed, state: ArticleState): void {
  if (!(allowed[what] as readonly ArticleState[]).includes(state)) {
    throw new Refused(
      'wrong-state',
      `An article in state "${state}" cannot take the step "${what}". It must be: ${allowed[what].join(' or ')}.`,
      409,
    );
  }
}

/** The author cannot approve: a second person reads before a citizen does. */
export function reviewableBy(author: string, reviewer: Editor): void {
  if (author === reviewer.id)
    throw new Refused('own-article', 'You wrote this version. A colleague has to review it.', 403);
}
