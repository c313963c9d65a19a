/** Lets so many through at a time; the others wait in line. */
export class Turnstile {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly atMost: number) {}

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.atMost) await new Promise<void>((go) => this.#waiting.push(go));
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
      this.#waiting.shift()?.();
    }
  }
}
