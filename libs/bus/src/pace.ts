/** Milliseconds; tests shorten them. */
export interface Pace {
  /** At the latest this long after the last look, a reader looks again: the net under the wake-up calls. */
  poll: number;
  /** How long a killed member's partitions wait for another. */
  lease: number;
  firstPause: number;
  longestPause: number;
  /** Sum of pauses after which an event is parked. */
  totalPause: number;
  /** How long a stop waits for what is being handled. */
  drain: number;
}
export const usualPace: Pace = {
  poll: 1_000,
  lease: 10_000,
  firstPause: 50,
  longestPause: 8_000,
  totalPause: 30_000,
  drain: 20_000,
};
