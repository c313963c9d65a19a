import { createHash } from 'node:crypto';

/** What the decision rests on. Only what would alter a decision is in it. */
export interface ShownState {
  contactId: string;
  /** Last message of the citizen. */
  messageSeq: number;
  suggestionId: string;
  /** `article/version/passage`, in any order. */
  passages: string[];
  withdrawn: string;
  assurance: string;
  /** Cited passages whose validity ended before today make it another state. */
  expired: boolean;
}

/** A short name for that state: approving with another one is refused. */
export const fingerprintOf = (state: ShownState): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        'shown.v1',
        state.contactId,
        state.messageSeq,
        state.suggestionId,
        [...state.passages].sort(),
        state.withdrawn,
        state.assurance,
        state.expired,
      ]),
    )
    .digest('base64url')
    .slice(0, 32);
