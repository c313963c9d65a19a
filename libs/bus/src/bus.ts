import { create, type DescMessage, type Message, type MessageInitShape } from '@bufbuild/protobuf';
import type { DataSource, EntityManager } from 'typeorm';
import { publisherOf, topicOf } from '#lib/contracts';
import { cause } from './cause.js';
import { encodeEvent, type FindKey } from './codec.js';
import { newId, newTrace, nextSpan, toHeaders } from './envelope.js';
import { appendToLog, type LogRow } from './log.js';
import { largestEvent, partitionOf } from './partition.js';
import type { Wake } from './wake.js';

/** Makes or finds the key of a contact before its first event is written. */
export interface EventKeys {
  find: FindKey;
  obtain(contactId: string): Promise<Buffer | null>;
}

/** One transaction: rows by `rows`, events by `publish`; both commit or neither does. */
export interface Tx {
  readonly rows: EntityManager;
  /** Buffers an event; it is written at commit. Answers its id. Synchronous on purpose: nothing can be forgotten. */
  publish<S extends DescMessage>(schema: S, event: MessageInitShape<S>): string;
}

/** The one way to publish. */
export class Bus {
  constructor(
    readonly service: string,
    readonly database: DataSource,
    private readonly keys: EventKeys,
    readonly wake: Wake,
  ) {}

  /** Runs `work` in one database transaction and writes its events as the last thing, so that locks are short. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const topics = new Set<string>();
    const result = await this.database.transaction(async (rows) => {
      const outbox: Outgoing[] = [];
      let open = true;
      const publish: Tx['publish'] = (schema, event) => {
        // A forgotten await inside `work` would else lose the event in silence.
        if (!open) throw new Error(`${schema.typeName} published after its transaction had ended`);
        return this.buffer(outbox, schema, event);
      };
      const answer = await work({ rows, publish });
      open = false;
      await appendToLog(rows, await Promise.all(outbox.map((outgoing) => this.encode(outgoing))));
      for (const { schema } of outbox) topics.add(topicOf(schema));
      return answer;
    });
    for (const topic of topics) this.wake.publish(topic);
    return result;
  }

  private buffer<S extends DescMessage>(outbox: Outgoing[], schema: S, init: MessageInitShape<S>): string {
    const topic = topicOf(schema);
    if (publisherOf(topic) !== this.service)
      throw new Error(`${this.service} may not publish ${schema.typeName}: it belongs to ${publisherOf(topic)}`);
    const event = create(schema, init) as Message & Record<string, unknown>;
    const key = event[schema.fields[0]?.localName ?? ''];
    if (typeof key !== 'string' || key === '') throw new Error(`${schema.typeName} needs its key (field 1)`);
    const current = cause.getStore();
    if (!event['causedBy'] && current) (event as Record<string, unknown>)['causedBy'] = current.id;
    const id = newId();
    outbox.push({ id, schema, event, key, traceparent: current ? nextSpan(current.traceparent) : newTrace() });
    return id;
  }

  private async encode({ id, schema, event, key, traceparent }: Outgoing): Promise<LogRow> {
    const envelope = { id, type: schema.typeName, source: this.service, time: new Date(), traceparent, key };
    const value = await encodeEvent(schema, event, key, (contactId) => this.keys.obtain(contactId));
    if (value.length > largestEvent)
      throw new Error(
        `${schema.typeName} is ${value.length} bytes; an event may have ${largestEvent}: keep large content in a table and publish its id`,
      );
    return { topic: topicOf(schema), partition: partitionOf(key), key, headers: toHeaders(envelope), value };
  }
}

interface Outgoing {
  id: string;
  schema: DescMessage;
  event: Message;
  key: string;
  traceparent: string;
}
