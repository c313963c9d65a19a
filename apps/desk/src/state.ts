/** What decides where a contact stands. Numbers are message numbers; 0 is none. */
export interface Standing {
  channel: string;
  /** Newest message of the citizen. */
  citizenSeq: number;
  /** Newest message that an approved or sent reply answers. */
  answeredSeq: number;
  /** Newest message when it was closed; null while open. */
  closedSeq: number | null;
  setAside: string;
  callState: string;
  /** The day to come back to it has come. */
  followUpDue: boolean;
}
export type State = 'waiting' | 'answered' | 'closed' | 'set-aside';

/** Calls after which nobody is on the line. */
const over = ['ended', 'abandoned'];

/** Whether the citizen waits for something: an answer, or somebody to talk to. */
export const isWaiting = ({ channel, citizenSeq, answeredSeq, callState, followUpDue }: Standing): boolean =>
  followUpDue || (channel === 'phone' ? !over.includes(callState) : citizenSeq > answeredSeq);

/** A message that came after closing opens the contact again, whatever order the events came in. */
export const isClosed = ({ closedSeq, citizenSeq, followUpDue }: Standing): boolean =>
  closedSeq !== null && citizenSeq <= closedSeq && !followUpDue;

export function stateOf(standing: Standing): State {
  if (isClosed(standing)) return 'closed';
  if (standing.setAside !== '') return 'set-aside';
  return isWaiting(standing) ? 'waiting' : 'answered';
}
