import type { DataSource } from 'typeorm';
import { logEnds } from './log.js';
import { partitions } from './partition.js';
import type { Share } from './share.js';

/**
 * Every partition, from the moment the process was born: each replica hears every event. What it keeps is rebuilt from
 * tables at start, so positions are not remembered; beginning at birth leaves no gap between that and the first event.
 */
export class FromNow implements Share {
  readonly #positions = new Map<number, string>();

  constructor(
    private readonly database: DataSource,
    private readonly publisher: string,
    private readonly topic: string,
    private readonly agoMs: () => number,
  ) {}

  async subscribe(): Promise<void> {
    const ends = await logEnds(this.database, this.publisher, this.topic, this.agoMs());
    for (let partition = 0; partition < partitions; partition++)
      this.#positions.set(partition, ends.get(partition) ?? '0');
  }

  positions(): Map<number, string> {
    return new Map(this.#positions);
  }
  advance(partition: number, seq: string): void {
    this.#positions.set(partition, seq);
  }
  holds(): boolean {
    return true;
  }
  async tend(): Promise<void> {}
  async save(): Promise<void> {}
  async release(): Promise<void> {}
}
