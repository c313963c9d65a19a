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

/** Pauses between attempts: doubling from `first`, at most `longest` each and `total` together, then undefined for ever. */
export function* pauses({
  first,
  longest,
  total,
}: Pick<Patience, 'first' | 'longest' | 'total'>): Generator<number | undefined> {
  let spent = 0;
  for (let pause = first; spent + pause <= total; pause = Math.min(pause * 3, longest)) {
    spent += pause;
    yield pause;
  }
  while (true) yield undefined;
}

const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '53300',
  '53100',
  '40001',
  '40P01',
  '55P03',
]);

/** Whether an error will pass by itself (a database that is away, a deadlock): such an event is never parked, it waits. */
export function isPassing(error: unknown): boolean {
  const code =
    (error as { code?: unknown; driverError?: { code?: unknown } } | null)?.code ??
    (error as { driverError?: { code?: unknown } } | null)?.driverError?.code;
  if (typeof code === 'string' && passing.has(code)) return true;
  const text = error instanceof Error ? error.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected|Cannot use a pool after calling end/i.test(
    text,
  );
}
