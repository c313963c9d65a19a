import { createRequire } from 'node:module';
import { Logger } from '@nestjs/common';
import kafkajs, { type Admin, type Consumer, type EachBatchPayload, type KafkaMessage, type Producer } from 'kafkajs';
import type { KafkaSettings } from './kafka-settings.js';
import type { LogRow } from './log.js';
import { largestEvent, partitions } from './partition.js';

// The only file that knows kafkajs: it is unmaintained and may be exchanged.

const log = new Logger('kafka');

/** Every idle connection otherwise wakes up each millisecond for nothing (kafkajs issue 1704). */
function calm(): void {
  const require = createRequire(import.meta.url);
  const { prototype } = require('kafkajs/src/network/requestQueue') as {
    prototype: { pending: unknown[]; scheduleCheckPendingRequests(): void; calmed?: true };
  };
  if (prototype.calmed) return;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) schedule.call(this);
  };
  prototype.calmed = true;
}

const retry = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 8, restartOnFailure: async () => true };

/** Positions by partition; strings, since they outgrow numbers. */
export type Offsets = Map<number, string>;

export interface Heard {
  partition: number;
  rows: { offset: string; row: LogRow }[];
}

/** One consumer group's member on one topic. Hands over what it fetches at once; holding back is the listener's to say. */
export interface Ear {
  seek(partition: number, offset: string): void;
  pause(partition: number): void;
  resume(partition: number): void;
  commit(offsets: Offsets): Promise<void>;
  close(): Promise<void>;
}

export interface Hearing {
  heard(batch: Heard): void;
  /** The group has shared its partitions anew: what was handed over before is void. */
  assigned(partitions: number[]): void;
  /** It has stopped for good and must be opened anew. */
  broken(error: Error): void;
}

/** A connection to Kafka in this project's words: topics, positions, sending rows, hearing rows. */
export class KafkaClient {
  readonly #kafka: kafkajs.Kafka;
  #admin: Promise<Admin> | undefined;

  constructor(readonly settings: KafkaSettings) {
    calm();
    const { brokers, tls, sasl } = settings;
    this.#kafka = new kafkajs.Kafka({
      clientId: 'sufflor',
      brokers,
      ssl: tls === undefined ? undefined : tls === true ? true : { ca: [tls] },
      sasl: sasl as kafkajs.SASLOptions | undefined,
      retry,
      connectionTimeout: 3_000,
      // What goes wrong is told in our words by whoever asked; its own lines tell every harmless retry.
      logLevel: kafkajs.logLevel.NOTHING,
    });
  }

  topic(name: string): string {
    return `${this.settings.prefix}${name}`;
  }

  /** Creates what is missing. Throws when a topic has another number of partitions: keys would lose their order. */
  async createTopics(names: string[]): Promise<void> {
    const admin = await this.admin();
    const topics = names.map((name) => this.topic(name));
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !existing.has(topic));
    const configEntries = [
      { name: 'max.message.bytes', value: String(2 * largestEvent) },
      // Replicas begin from a time, and that must be the time of arrival.
      { name: 'message.timestamp.type', value: 'LogAppendTime' },
    ];
    const made = missing.map((topic) => ({
      topic,
      numPartitions: partitions,
      replicationFactor: this.settings.replication,
      configEntries,
    }));
    if (made.length > 0) await admin.createTopics({ topics: made, waitForLeaders: true }).catch(alreadyThere);
    const { topics: found } = await admin.fetchTopicMetadata({ topics });
    for (const { name, partitions: has } of found) {
      if (has.length !== partitions)
        throw new WrongTopic(
          `Topic ${name} has ${has.length} partitions and must have ${partitions}: a contact's events would lose their order. Create it anew with ${partitions}.`,
        );
    }
  }

  /** The next position of every partition; with `since`, the first that arrived at or after that time. */
  async ends(name: string, since?: Date): Promise<Offsets> {
    const admin = await this.admin();
    const ends = await admin.fetchTopicOffsets(this.topic(name));
    const at = since ? await admin.fetchTopicOffsetsByTimestamp(this.topic(name), since.getTime()) : [];
    const byTime = new Map(
      at.filter(({ offset }) => offset !== '-1').map(({ partition, offset }) => [partition, offset]),
    );
    return new Map(ends.map(({ partition, offset }) => [partition, byTime.get(partition) ?? offset]));
  }

  /** Events a group has not yet dealt with. */
  async lag(group: string, name: string): Promise<number> {
    const admin = await this.admin();
    const topic = this.topic(name);
    const [committed, ends] = await Promise.all([
      admin.fetchOffsets({ groupId: this.topic(group), topics: [topic] }),
      admin.fetchTopicOffsets(topic),
    ]);
    const at = new Map(committed[0]?.partitions.map(({ partition, offset }) => [partition, offset]));
    return ends.reduce((sum, { partition, high, low }) => {
      const position = at.get(partition) ?? '-1';
      return sum + Number(BigInt(high) - BigInt(position === '-1' ? low : position));
    }, 0);
  }

  /** Groups whose names begin with our prefix, without it. */
  async groups(): Promise<string[]> {
    const { groups } = await (await this.admin()).listGroups();
    return groups
      .map(({ groupId }) => groupId)
      .filter((id) => id.startsWith(this.settings.prefix))
      .map((id) => id.slice(this.settings.prefix.length));
  }

  async forget(group: string): Promise<void> {
    await (await this.admin()).deleteGroups([this.topic(group)]).catch(() => undefined);
  }

  /** A producer whose `send` resolves when every row is kept by all in-sync replicas, in order. */
  async mouth(): Promise<{ send(rows: LogRow[]): Promise<void>; close(): Promise<void> }> {
    const producer: Producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      retry: { ...retry, retries: 5 },
    });
    await producer.connect();
    return {
      send: async (rows) => {
        const byTopic = Map.groupBy(rows, ({ topic }) => topic);
        const topicMessages = [...byTopic].map(([topic, of]) => ({
          topic: this.topic(topic),
          messages: of.map(({ key, value, headers, partition }) => ({ key, value, headers, partition })),
        }));
        await producer.sendBatch({ acks: -1, topicMessages });
      },
      close: () => producer.disconnect(),
    };
  }

  /** Opens a member. Resolves when it has joined its group; `heard` may be called from then on. */
  async ear(group: string, name: string, hearing: Hearing, from?: Offsets): Promise<Ear> {
    const topic = this.topic(name);
    const { session } = this.settings;
    const consumer: Consumer = this.#kafka.consumer({
      groupId: this.topic(group),
      sessionTimeout: session,
      heartbeatInterval: Math.floor(session / 4),
      rebalanceTimeout: Math.max(session, 5_000),
      maxWaitTimeInMs: Math.min(500, Math.floor(session / 4)),
      maxBytesPerPartition: 256 * 1024,
      maxBytes: 2 * 1024 * 1024,
      allowAutoTopicCreation: false,
      retry,
    });
    let joined: () => void = () => undefined;
    const first = new Promise<void>((done) => (joined = done));
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      hearing.assigned((payload.memberAssignment[topic] ?? []) as number[]);
      joined();
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      log.warn(
        `${group} on ${name} was cut off from Kafka${payload.restart ? ' and joins anew' : ''}: ${payload.error.message}`,
      );
      if (!payload.restart) hearing.broken(payload.error);
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: from === undefined });
    const running = consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: partitions,
      // Returns at once: kafkajs fetches nothing for any partition until every batch it handed out has been taken.
      eachBatch: async ({ batch, resolveOffset }: EachBatchPayload) => {
        hearing.heard({
          partition: batch.partition,
          rows: batch.messages.map((message) => ({
            offset: message.offset,
            row: toRow(name, batch.partition, message),
          })),
        });
        resolveOffset(batch.lastOffset());
      },
    });
    for (const [partition, offset] of from ?? []) consumer.seek({ topic, partition, offset });
    await running;
    await first;
    return {
      seek: (partition, offset) => consumer.seek({ topic, partition, offset }),
      pause: (partition) => consumer.pause([{ topic, partitions: [partition] }]),
      resume: (partition) => consumer.resume([{ topic, partitions: [partition] }]),
      commit: (offsets) =>
        consumer.commitOffsets([...offsets].map(([partition, offset]) => ({ topic, partition, offset }))),
      close: () => consumer.disconnect(),
    };
  }

  async close(): Promise<void> {
    const admin = await this.#admin?.catch(() => undefined);
    this.#admin = undefined;
    await admin?.disconnect().catch(() => undefined);
  }

  private admin(): Promise<Admin> {
    this.#admin ??= (async () => {
      const admin = this.#kafka.admin({ retry: { ...retry, retries: 3 } });
      await admin.connect();
      return admin;
    })();
    this.#admin.catch(() => {
      this.#admin = undefined;
    });
    return this.#admin;
  }
}

/** A topic that cannot carry our events as it is. */
export class WrongTopic extends Error {}

function alreadyThere(error: unknown): void {
  const types = ((error as { errors?: { type: string }[] }).errors ?? []).map(({ type }) => type);
  if (types.length === 0 || types.some((type) => type !== 'TOPIC_ALREADY_EXISTS')) throw error; // another replica was first
}

function toRow(topic: string, partition: number, { key, value, headers }: KafkaMessage): LogRow {
  const text = (header: unknown): string =>
    Array.isArray(header) ? text(header[0]) : Buffer.isBuffer(header) ? header.toString('utf8') : String(header ?? '');
  return {
    topic,
    partition,
    key: key?.toString('utf8') ?? '',
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, header]) => [name, text(header)])),
    value: value ?? Buffer.alloc(0),
  };
}
