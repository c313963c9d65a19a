import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { reasonOf } from './reason.js';

const log = new Logger('bus');

/** Turns, one at a time: when woken, or at the latest `poll` ms after the last one. */
export class ReaderLoop {
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #woken = false;
  #fault = '';
  #wake: () => void = () => undefined;

  constructor(
    private readonly name: string,
    private readonly poll: number,
    private readonly turn: () => Promise<void>,
  ) {}

  get stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  run(): void {
    this.#running = this.loop();
  }

  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#running;
  }

  /** Sleeps, but not past a stop; being woken does not cut it short. */
  async rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  private async untilWoken(): Promise<void> {
    if (this.#woken || this.stopped) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, this.poll);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  /** Once per fault, and once when it has passed: an outage is not a flood of lines. */
  private tell(fault: string): void {
    if (fault === this.#fault) return;
    this.#fault = fault;
    if (fault) log.warn(`${this.name} cannot read: ${fault}`);
    else log.log(`${this.name} reads again`);
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      this.#woken = false;
      try {
        await this.turn();
        this.tell('');
        await this.untilWoken();
      } catch (error) {
        if (this.stopped) return;
        this.tell(reasonOf(error));
        await this.rest(this.poll);
      }
    }
  }
}
