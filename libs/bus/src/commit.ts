import type { Bus, Tx } from './bus.js';
import type { Envelope } from './envelope.js';

/**
 * The write half of a listener: runs `work` in a transaction whose first row marks the event as handled, so that a
 * redelivery changes nothing. Think before it, write inside it, once. Answers undefined when the event was handled before.
 */
export interface Commit {
  <T>(work: (tx: Tx) => Promise<T>): Promise<T | undefined>;
  /** The event's envelope. */
  readonly envelope: Envelope;
  /** True when the contact's key was destroyed: personal texts are empty. */
  readonly disposed: boolean;
}

class Handled extends Error {}

/** A commit for one delivery of one event to one handler. `inbox` false (every replica): nothing is remembered. */
export function commitFor(bus: Bus, handler: string, envelope: Envelope, disposed: boolean, inbox: boolean): Commit {
  let committed = false;
  const commit = async <T>(work: (tx: Tx) => Promise<T>): Promise<T | undefined> => {
    // The inbox row of the first would make the second do nothing, in silence.
    if (committed && inbox) throw new Error(`${handler} committed the same event twice: do all writing in one commit`);
    try {
      const answer = await bus.transaction(async (tx) => {
        if (inbox) {
          const first = (await tx.rows.query(
            'insert into bus_inbox (handler, event_id) values ($1, $2) on conflict do nothing returning 1',
            [handler, envelope.id],
          )) as unknown[];
          if (first.length === 0) throw new Handled();
        }
        return work(tx);
      });
      committed = true;
      return answer;
    } catch (error) {
      if (error instanceof Handled) return undefined;
      throw error;
    }
  };
  return Object.assign(commit, { envelope, disposed });
}
