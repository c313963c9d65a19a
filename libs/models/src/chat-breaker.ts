/** Opens after some failures in a row and stays open for a while; then one call may try, and its failure opens it again. */
export class Breaker<Why extends string> {
  private failures = 0;
  private openUntil = 0;
  private trying = false;
  private last?: Why;

  constructor(
    private readonly now: () => number,
    private readonly inARow = 3,
    /** Milliseconds. */
    private readonly openMs = 30_000,
  ) {}

  /** Why no call should be made now; undefined when one may. */
  get refuses(): Why | undefined {
    if (this.failures < this.inARow) return undefined;
    return this.now() < this.openUntil || this.trying ? this.last : undefined;
  }

  /** A call begins: after an open spell it is the only one until it has ended. */
  begins(): void {
    if (this.failures >= this.inARow) this.trying = true;
  }

  worked(): void {
    this.failures = 0;
    this.trying = false;
  }

  failed(why: Why): void {
    this.failures++;
    this.last = why;
    this.trying = false;
    if (this.failures >= this.inARow) this.openUntil = this.now() + this.openMs;
  }
}
