import type { Hub } from './hub.js';

/** A way for events to travel. Two exist: the log table read directly, and Kafka. One contract suite holds both. */
export interface Transport {
  /** Begins to hand events to the hub's listeners; resolves when every listener is subscribed. */
  start(hub: Hub): Promise<void>;
  /** Finishes what is being handled, then lets go. Nothing is lost, nothing starts after it resolves. */
  stop(): Promise<void>;
  /** Events not yet handled, per group and topic. */
  lag(): Promise<{ group: string; topic: string; lag: number }[]>;
}
