import { setTimeout as sleep } from 'node:timers/promises';
import { publisherOf, topicOf } from '#lib/contracts';
import { GroupReader } from './group-reader.js';
import type { Hub } from './hub.js';
import { ReplicaReader } from './replica-reader.js';
import type { Transport } from './transport.js';

/** Milliseconds; tests shorten them. */
export interface Pace {
  poll: number;
  lease: number;
  firstPause: number;
  longestPause: number;
  totalPause: number;
}
export const usualPace: Pace = { poll: 1_000, lease: 10_000, firstPause: 50, longestPause: 8_000, totalPause: 30_000 };

/** Listeners read the publishers' log tables themselves: no broker, the same promises. */
export class EmbeddedTransport implements Transport {
  #readers: (GroupReader | ReplicaReader)[] = [];

  constructor(private readonly pace: Pace = usualPace) {}

  async start(hub: Hub): Promise<void> {
    const byGroup = Map.groupBy(
      hub.listeners,
      ({ service, schema, every }) => `${service}|${topicOf(schema)}|${every}`,
    );
    for (const [name, listeners] of byGroup) {
      const [service = '', topic = '', every] = name.split('|');
      const publisher = publisherOf(topic);
      if (!hub.buses.has(publisher))
        throw new Error(
          `${service} listens to ${topic}, but ${publisher} is not in this process and KAFKA_BROKERS is not set: its events would never arrive.`,
        );
      const Reader = every === 'replica' ? ReplicaReader : GroupReader;
      this.#readers.push(new Reader(hub, service, topic, publisher, listeners, this.pace));
    }
    await Promise.all(this.#readers.map((reader) => reader.subscribe()));
    for (const reader of this.#readers) reader.run();
  }

  async stop(): Promise<void> {
    await Promise.race([
      Promise.all(this.#readers.map((reader) => reader.stop())),
      sleep(20_000, undefined, { ref: false }),
    ]);
    this.#readers = [];
  }

  async lag(): Promise<{ group: string; topic: string; lag: number }[]> {
    return Promise.all(
      this.#readers.map(async (reader) => ({ group: reader.group, topic: reader.topic, lag: await reader.lag() })),
    );
  }
}
