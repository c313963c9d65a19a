import type { DescMessage, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import type { DataSource } from 'typeorm';
import { Bus, Bus1700000000001, decodeEvent, type Envelope, fromHeaders, type Headers, type Hub } from '#lib/bus';
import { eventByType } from '#lib/contracts';
import { openDatabase } from '#lib/database';
import type { ContactKeys } from '#lib/keys';

export interface Seen<S extends DescMessage = DescMessage> {
  type: string;
  envelope: Envelope;
  event: MessageShape<S>;
}

/** Logs of the services under test, and stand-in logs for those that are not in the test. */
export class Publishers {
  readonly #opened: { service: string; database: DataSource }[] = [];

  constructor(
    private readonly hub: Hub,
    private readonly keys: ContactKeys,
    private readonly url: string,
  ) {}

  /** The service's own bus; a service that is not in the test gets its log and nothing else. */
  async busOf(service: string): Promise<Bus> {
    const known = this.hub.buses.get(service);
    if (known) return known;
    const database = await openDatabase({
      url: this.url,
      schema: service,
      entities: [],
      migrations: [Bus1700000000001],
      poolSize: 3,
    });
    const bus = new Bus(
      service,
      database,
      { find: (id) => this.keys.find(id), obtain: (id) => this.keys.obtain(id) },
      this.hub.wake,
    );
    this.#opened.push({ service, database });
    this.hub.join(bus);
    return bus;
  }

  /** Writes an event into the publisher's log as that service would. Answers the event's id. */
  async publishAs<S extends DescMessage>(publisher: string, schema: S, init: MessageInitShape<S>): Promise<string> {
    const bus = await this.busOf(publisher);
    return bus.transaction(async (tx) => tx.publish(schema, init));
  }

  /** What a service has published, oldest first, in clear. With a schema: only those events. */
  async eventsOf<S extends DescMessage>(service: string, only?: S): Promise<Seen<S>[]> {
    const { database } = await this.busOf(service);
    const rows = (await database.query(
      `select key, headers, value from bus_log where topic not like '%.dlq' order by seq`,
    )) as { key: string; headers: Headers; value: Buffer }[];
    const seen: Seen<S>[] = [];
    for (const { key, headers, value } of rows) {
      const envelope = fromHeaders(headers, key);
      const schema = eventByType(envelope.type);
      if (!schema || (only && only.typeName !== schema.typeName)) continue;
      const { event } = await decodeEvent(schema, value, key, (id) => this.keys.find(id));
      seen.push({ type: envelope.type, envelope, event: event as MessageShape<S> });
    }
    return seen;
  }

  async close(): Promise<void> {
    for (const { service, database } of this.#opened) {
      this.hub.leave(service);
      await database.destroy();
    }
  }
}
