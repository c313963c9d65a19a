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

const codes = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|57P0\d|08\w{3}|53\w{3})$/;
const words =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected|Cannot use a pool after calling end/i;

/** Whether an error looks like a database (or another server) that is away, full or out of connections. */
export function isPassing(error: unknown): boolean {
  const told = error as { code?: unknown; driverError?: { code?: unknown }; message?: unknown } | null;
  const code = told?.code ?? told?.driverError?.code;
  return (
    (typeof code === 'string' && codes.test(code)) || (typeof told?.message === 'string' && words.test(told.message))
  );
}
