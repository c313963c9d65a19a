import { setTimeout as sleep } from 'node:timers/promises';
import { FromNow } from './from-now.js';
import { deliverTo, type Group, groupsOf } from './groups.js';
import { settleHome } from './home.js';
import type { Hub } from './hub.js';
import { lagOf } from './lag.js';
import { Leases } from './leases.js';
import { LogReader, type Run } from './log-reader.js';
import { type Pace, usualPace } from './pace.js';
import { tidyHourly } from './tidy.js';
import type { Transport } from './transport.js';

export { type Pace, usualPace } from './pace.js';

/** Listeners read the publishers' log tables themselves: no broker, the same promises. */
export class EmbeddedTransport implements Transport {
  #readers: LogReader[] = [];
  #untidy: () => void = () => undefined;

  constructor(private readonly pace: Pace = usualPace) {}

  async start(hub: Hub): Promise<void> {
    const groups = groupsOf(hub);
    for (const { service, topic, publisher } of groups) {
      if (!hub.buses.has(publisher)) {
        throw new Error(
          `${service} listens to ${topic}, but ${publisher} is not in this process and KAFKA_BROKERS is not set: its events would never arrive. Start all services in one process (npm start), or set KAFKA_BROKERS.`,
        );
      }
    }
    for (const bus of hub.buses.values()) await settleHome(bus, 'embedded');
    this.#readers = groups.map((group) => this.reader(hub, group));
    await Promise.all(this.#readers.map((reader) => reader.subscribe()));
    for (const reader of this.#readers) reader.run();
    this.#untidy = tidyHourly(hub, 'embedded');
  }

  private reader(hub: Hub, group: Group): LogReader {
    const { service, topic, publisher, every } = group;
    const { database } = hub.busOf(service);
    const share =
      every === 'replica'
        ? new FromNow(database, publisher, topic, () => hub.ageMs)
        : new Leases(database, service, topic, this.pace.lease);
    return new LogReader({ database, group: service, topic, publisher }, share, this.pace, hub.wake, (run) =>
      this.handle(hub, group, run),
    );
  }

  /** Events of one partition, one after another. */
  private async handle(hub: Hub, group: Group, { rows, alive, done, rest }: Run): Promise<void> {
    const { firstPause: first, longestPause: longest, totalPause: total } = this.pace;
    for (const row of rows) {
      if (!alive() || !(await deliverTo(hub, group, row, { first, longest, total, alive, wait: rest }))) return;
      done(row);
    }
  }

  async stop(): Promise<void> {
    this.#untidy();
    const readers = this.#readers;
    this.#readers = [];
    await Promise.race([
      Promise.all(readers.map((reader) => reader.stop())),
      sleep(this.pace.drain, undefined, { ref: false }),
    ]);
  }

  async lag(): Promise<{ group: string; topic: string; lag: number }[]> {
    return lagOf(this.#readers.map(({ source }) => source));
  }
}
