import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Pace } from './embedded.transport.js';
import { readLog, type StoredRow } from './log.js';
import { ReaderLoop } from './reader-loop.js';
import { reasonOf } from './reason.js';
import type { Share } from './share.js';
import type { Wake } from './wake.js';

const log = new Logger('bus');

/** Rows of one partition read at a time: what a reader holds in memory is bounded by this times the partitions. */
export const batch = 100;

/** A run of one partition's rows: `done` after each row or several, as long as `alive`. */
export interface Run {
  partition: number;
  rows: StoredRow[];
  /** False once the reader has been stopped or somebody else has the partition. */
  alive(): boolean;
  /** This row and all before it are dealt with. */
  done(row: StoredRow): void;
  /** Sleeps, but not past a stop. */
  rest(ms: number): Promise<void>;
}

export interface Source {
  database: DataSource;
  group: string;
  topic: string;
  publisher: string;
}

/** Reads one topic of a log table as one member of a group; every partition goes on by itself, in order. */
export class LogReader {
  readonly #loop: ReaderLoop;
  /** Partitions being handled: a slow or failing one never holds up the others. */
  readonly #busy = new Map<number, Promise<void>>();
  #unwake: () => void = () => undefined;

  constructor(
    readonly source: Source,
    private readonly share: Share,
    private readonly pace: Pace,
    private readonly wake: Wake,
    private readonly work: (run: Run) => Promise<void>,
  ) {
    this.#loop = new ReaderLoop(`${source.group} on ${source.topic}`, pace.poll, () => this.turn());
  }

  async subscribe(): Promise<void> {
    await this.share.subscribe();
    this.#unwake = this.wake.on(this.source.topic, () => this.#loop.wake());
  }

  run(): void {
    this.#loop.run();
  }

  async stop(): Promise<void> {
    this.#unwake();
    await this.#loop.stop();
    await Promise.all(this.#busy.values());
    await this.share.release().catch(() => undefined);
  }

  private async turn(): Promise<void> {
    await this.share.tend(this.#busy);
    const free = new Map([...this.share.positions()].filter(([partition]) => !this.#busy.has(partition)));
    const { database, publisher, topic } = this.source;
    const found = await readLog(database, publisher, topic, free, batch);
    if (this.#loop.stopped) return;
    for (const [partition, rows] of Map.groupBy(found, (row) => row.partition)) {
      const done = this.handle(partition, rows).finally(() => {
        this.#busy.delete(partition);
        this.#loop.wake(); // more may have come meanwhile
      });
      this.#busy.set(partition, done);
    }
  }

  private async handle(partition: number, rows: StoredRow[]): Promise<void> {
    const save = () => this.share.save(partition).catch(() => undefined); // not saved = delivered again; the inbox knows
    const tending = setInterval(() => void save(), this.pace.lease / 4);
    try {
      await this.work({
        partition,
        rows,
        alive: () => !this.#loop.stopped && this.share.holds(partition),
        done: (row) => this.share.advance(partition, row.seq),
        rest: (ms) => this.#loop.rest(ms),
      });
    } catch (error) {
      // Delivering deals with its own errors; what still comes here must not end the process, nor pass unseen.
      log.error(`${this.source.group} on ${this.source.topic}/${partition}: ${reasonOf(error)}`);
      await this.#loop.rest(this.pace.poll);
    } finally {
      clearInterval(tending);
      await save();
    }
  }
}
