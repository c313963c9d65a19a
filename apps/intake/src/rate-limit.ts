/** So many at once, then so many a minute, for each key. Memory is bounded: the key unseen longest is forgotten first. */
export class RateLimit {
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(
    private readonly burst: number,
    private readonly perMinute: number,
    private readonly keysAtMost = 10_000,
  ) {}

  /** Takes one, if there is one. `now` in milliseconds. */
  take(key: string, now: number): boolean {
    const known = this.#buckets.get(key) ?? { left: this.burst, at: now };
    const left = Math.min(this.burst, known.left + (Math.max(0, now - known.at) / 60_000) * this.perMinute);
    this.#buckets.delete(key);
    if (this.#buckets.size >= this.keysAtMost) this.#buckets.delete(this.#buckets.keys().next().value as string);
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1;
  }

  get size(): number {
    return this.#buckets.size;
  }
}
