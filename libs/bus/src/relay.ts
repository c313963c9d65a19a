import { Logger } from '@nestjs/common';
import { publisherOf, topics } from '#lib/contracts';
import type { Group } from './groups.js';
import type { Hub } from './hub.js';
import type { KafkaClient } from './kafka.js';
import { Leases } from './leases.js';
import type { LogRow } from './log.js';
import { LogReader, type Run } from './log-reader.js';
import type { Pace } from './pace.js';
import { dlqOf } from './parked.js';
import { reasonOf } from './reason.js';
import { relayGroup } from './relay-group.js';

const log = new Logger('kafka');
/** Bytes in one request at most, beside the first load: a partition's batch may not pass the broker's limit. */
const bytesAtOnce = 7 * 1024 * 1024;

interface Load {
  rows: LogRow[];
  done: () => void;
  fail: (error: unknown) => void;
}

/** Copies the logs of this process's services to Kafka: a consumer group on the log table like any other. */
export class Relay {
  readonly readers: LogReader[];
  #mouth: Awaited<ReturnType<KafkaClient['mouth']>> | undefined;
  readonly #waiting: Load[] = [];
  #sending = false;
  #fault = '';

  constructor(
    hub: Hub,
    groups: Group[],
    private readonly kafka: KafkaClient,
    private readonly pace: Pace,
  ) {
    this.readers = [...hub.buses.values()].flatMap(({ service, database }) =>
      topicsIn(service, groups).map((topic) => {
        const share = new Leases(database, relayGroup, topic, pace.lease);
        return new LogReader({ database, group: relayGroup, topic, publisher: service }, share, pace, hub.wake, (run) =>
          this.copy(run),
        );
      }),
    );
  }

  async start(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.subscribe()));
    for (const reader of this.readers) reader.run();
  }

  async stop(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.stop()));
    await this.#mouth?.close().catch(() => undefined);
  }

  /** Rows of one partition, whole and in order, however long Kafka is away. Sent twice after a crash: the inbox knows. */
  private async copy({ rows, alive, done, rest }: Run): Promise<void> {
    const last = rows.at(-1);
    while (last && alive()) {
      try {
        await this.send(rows);
        this.tell('');
        return done(last);
      } catch (error) {
        this.tell(reasonOf(error));
        await rest(Math.min(1_000, this.pace.longestPause));
      }
    }
  }

  /** One request at a time carries what all partitions have ready. */
  private send(rows: LogRow[]): Promise<void> {
    return new Promise((done, fail) => {
      this.#waiting.push({ rows, done, fail });
      if (!this.#sending) void this.pump();
    });
  }

  private async pump(): Promise<void> {
    this.#sending = true;
    while (this.#waiting.length > 0) {
      const load = this.next();
      try {
        this.#mouth ??= await this.kafka.mouth();
        await this.#mouth.send(load.flatMap(({ rows }) => rows));
        for (const { done } of load) done();
      } catch (error) {
        // A producer that failed may be out of step with the broker's count of it: begin with a new one.
        const { close } = this.#mouth ?? { close: async () => undefined };
        this.#mouth = undefined;
        await close().catch(() => undefined);
        for (const { fail } of load) fail(error);
      }
    }
    this.#sending = false;
  }

  /** The first load that waits, and as many more as fit. */
  private next(): Load[] {
    let bytes = 0;
    const end = this.#waiting.findIndex(({ rows }, index) => {
      bytes += rows.reduce((sum, { value }) => sum + value.length, 0);
      return index > 0 && bytes > bytesAtOnce;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }

  private tell(fault: string): void {
    if (fault === this.#fault) return;
    this.#fault = fault;
    if (fault) log.warn(`Kafka takes nothing just now (${fault}); events wait in the log table`);
    else log.log('Kafka takes events again');
  }
}

/** Topics whose rows a service writes into its log: its own, and what it parks of those it hears. */
export const topicsIn = (service: string, groups: Group[]): string[] => [
  ...topics.filter((topic) => publisherOf(topic) === service),
  ...new Set(groups.filter((group) => group.service === service).map(({ topic }) => dlqOf(topic))),
];
