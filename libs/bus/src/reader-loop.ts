import { Logger } from '@nestjs/common';
import { isPassing } from './retry.js';

const log = new Logger('bus');

/** Turns: run `turn` when woken or at the latest after `poll` ms; a turn that found work is followed at once by another. */
export class ReaderLoop {
  #running: Promise<void> | undefined;
  #stopped = false;
  #wake: () => void = () => undefined;
  #woken = false;

  constructor(
    private readonly name: string,
    private readonly poll: number,
    private readonly turn: () => Promise<boolean>,
  ) {}

  get stopped(): boolean {
    return this.#stopped;
  }

  run(): void {
    this.#running = this.loop();
  }

  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
  }

  /** Sleeps, but not past a stop. */
  async pause(ms: number): Promise<void> {
    if (this.#stopped) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, ms);
      this.#wake = () => (clearTimeout(timer), done());
    });
  }

  private async loop(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      try {
        if (await this.turn()) continue;
      } catch (error) {
        if (this.#stopped) return;
        if (!isPassing(error)) log.error(`${this.name}: ${error instanceof Error ? error.message : error}`);
        await this.pause(this.poll);
        continue;
      }
      if (!this.#woken) await this.pause(this.poll);
    }
  }
}
