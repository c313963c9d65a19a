import type { Pace } from './embedded.transport.js';
import type { Hub } from './hub.js';
import { deliver, type Listener } from './listener.js';
import { logEnds, readLog, type StoredRow } from './log.js';
import { partitions } from './partition.js';
import { ReaderLoop } from './reader-loop.js';

/** Every replica hears every event from now on. What it keeps is rebuilt from tables at start, so nothing is remembered here. */
export class ReplicaReader {
  readonly #loop: ReaderLoop;
  readonly #positions = new Map<number, string>();
  readonly #byType: Map<string, Listener[]>;
  #unwake: () => void = () => undefined;

  constructor(
    private readonly hub: Hub,
    readonly group: string,
    readonly topic: string,
    private readonly publisher: string,
    listeners: Listener[],
    private readonly pace: Pace,
  ) {
    this.#byType = Map.groupBy(listeners, ({ schema }) => schema.typeName);
    this.#loop = new ReaderLoop(`${group} replica on ${topic}`, pace.poll, () => this.turn());
  }

  async subscribe(): Promise<void> {
    const ends = await logEnds(this.hub.busOf(this.group).database, this.publisher, this.topic);
    for (let partition = 0; partition < partitions; partition++)
      this.#positions.set(partition, ends.get(partition) ?? '0');
    this.#unwake = this.hub.wake.on(this.topic, () => this.#loop.wake());
  }

  run(): void {
    this.#loop.run();
  }

  async stop(): Promise<void> {
    this.#unwake();
    await this.#loop.stop();
  }

  async lag(): Promise<number> {
    return 0;
  }

  private async turn(): Promise<boolean> {
    const rows = await readLog(this.hub.busOf(this.group).database, this.publisher, this.topic, this.#positions, 200);
    for (const row of rows) await this.handle(row);
    return rows.length > 0;
  }

  private async handle(row: StoredRow): Promise<void> {
    for (const listener of this.#byType.get(row.headers['ce_type'] ?? '') ?? []) {
      await deliver(listener, row, this.hub.busOf(this.group), this.hub.findKey, {
        first: this.pace.firstPause,
        longest: this.pace.longestPause,
        total: this.pace.totalPause,
        wait: (ms) => this.#loop.pause(ms),
        alive: () => !this.#loop.stopped,
      });
    }
    this.#positions.set(row.partition, row.seq);
  }
}
