import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pace } from './embedded.transport.js';
import type { Hub } from './hub.js';
import { Leases } from './leases.js';
import { deliver, type Listener } from './listener.js';
import { readLog, type StoredRow } from './log.js';
import { ReaderLoop } from './reader-loop.js';

const batch = 100;

/** One consumer group on one topic in this process: holds leases on partitions and handles each in order. */
export class GroupReader {
  readonly #loop: ReaderLoop;
  readonly #leases: Leases;
  readonly #byType: Map<string, Listener[]>;
  /** Partitions being handled: a slow or failing one never holds up the others. */
  readonly #busy = new Map<number, Promise<void>>();
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
    this.#leases = new Leases(hub.busOf(group).database, group, topic, randomUUID(), pace.lease);
    this.#loop = new ReaderLoop(`${group} on ${topic}`, pace.poll, () => this.turn());
  }

  async subscribe(): Promise<void> {
    await this.#leases.subscribe();
    this.#unwake = this.hub.wake.on(this.topic, () => this.#loop.wake());
  }

  run(): void {
    this.#loop.run();
  }

  async stop(): Promise<void> {
    this.#unwake();
    await this.#loop.stop();
    await Promise.all(this.#busy.values());
    await this.#leases.release().catch(() => undefined);
  }

  async lag(): Promise<number> {
    const { database } = this.hub.busOf(this.group);
    const [row] = (await database.query(
      `select count(*)::int as lag from ${this.publisher}.bus_log l join bus_offset o on o.grp = $1 and o.topic = l.topic and o.partition = l.partition where l.topic = $2 and l.seq > o.position`,
      [this.group, this.topic],
    )) as { lag: number }[];
    return row?.lag ?? 0;
  }

  private async turn(): Promise<boolean> {
    await this.#leases.tend();
    const free = new Map([...this.#leases.positions()].filter(([partition]) => !this.#busy.has(partition)));
    const rows = await readLog(this.hub.busOf(this.group).database, this.publisher, this.topic, free, batch);
    for (const [partition, events] of Map.groupBy(rows, (row) => row.partition)) {
      const done = this.handle(partition, events).finally(() => {
        this.#busy.delete(partition);
        this.#loop.wake(); // more may have come meanwhile
      });
      this.#busy.set(partition, done);
    }
    return false;
  }

  /** Events of one partition, one after another; the position moves on after each batch or when the lease is renewed. */
  private async handle(partition: number, events: StoredRow[]): Promise<void> {
    const tending = setInterval(() => void this.#leases.save(partition).catch(() => undefined), this.pace.lease / 4);
    try {
      for (const row of events) {
        if (this.#loop.stopped || !this.#leases.holds(partition)) break;
        let dealtWith = true;
        for (const listener of this.#byType.get(row.headers['ce_type'] ?? '') ?? [])
          dealtWith = (await this.deliver(listener, row, partition)) && dealtWith;
        if (!dealtWith) break;
        this.#leases.advance(partition, row.seq);
      }
    } finally {
      clearInterval(tending);
      await this.#leases.save(partition).catch(() => undefined); // not saved = delivered again; the inbox knows
    }
  }

  private deliver(listener: Listener, row: StoredRow, partition: number): Promise<boolean> {
    const { firstPause: first, longestPause: longest, totalPause: total } = this.pace;
    return deliver(listener, row, this.hub.busOf(this.group), this.hub.findKey, {
      first,
      longest,
      total,
      wait: async (ms) => {
        for (let waited = 0; waited < ms && !this.#loop.stopped; waited += 50) await sleep(Math.min(50, ms - waited));
      },
      alive: () => !this.#loop.stopped && this.#leases.holds(partition),
    });
  }
}
