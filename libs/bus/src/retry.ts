/** How long a listener tries before an event is parked. Times in milliseconds. */
export interface Patience {
  first: number;
  longest: number;
  /** Sum of pauses after which the event is parked. */
  total: number;
  /** Pauses, keeping the lease or the broker's heartbeat alive. */
  wait(ms: number): Promise<void>;
  /** False once this reader has been stopped or has lost the partition. */
  alive(): boolean;
}

/** Pauses between attempts: trebling from `first`, at most `longest` each and `total` together, then it ends. */
export function* pauses({
  first,
  longest,
  total,
}: Pick<Patience, 'first' | 'longest' | 'total'>): Generator<number, undefined> {
  let spent = 0;
  for (let pause = first; spent + pause <= total; pause = Math.min(pause * 3, longest)) {
    spent += pause;
    yield pause;
  }
  return undefined;
}
