import { type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  Bus,
  Bus1700000000001,
  type Commit,
  EmbeddedTransport,
  Hub,
  type Listener,
  type Pace,
  type Transport,
  Wake,
} from '#lib/bus';
import { type CallStarted, CallStartedSchema } from '#lib/contracts';
import { openDatabase } from '#lib/database';
import { ContactKey1700000000000, ContactKeys, makeSecrets, type Secrets } from '#lib/keys';
import { fastPace, freshDatabase } from '#lib/testing';

/** One transport under the contract. `prefix` keeps the topics of two tests apart on one broker. */
export interface Kind {
  name: 'embedded' | 'kafka';
  transport(prefix: string, pace: Pace): Transport;
  /** Variables that a member in a process of its own needs beside the database. */
  environment: Record<string, string>;
}

export const embedded: Kind = {
  name: 'embedded',
  transport: (_prefix, pace) => new EmbeddedTransport(pace),
  environment: {},
};

/** Where handlers under test leave their marks. */
class Effect1800000000000 implements MigrationInterface {
  readonly name = 'Effect1800000000000';
  async up(run: QueryRunner): Promise<void> {
    await run.query(
      'create table effect (n bigserial primary key, handler text not null, key text not null, mark text not null, by text not null)',
    );
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table effect');
  }
}

export interface Effect {
  handler: string;
  key: string;
  mark: string;
  by: string;
}

/** A database, secrets and topics of one test, and the members that live in it. */
export class World {
  readonly members: Member[] = [];
  private constructor(
    readonly kind: Kind,
    readonly url: string,
    readonly secrets: Secrets,
    readonly prefix: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async make(kind: Kind): Promise<World> {
    const { url, drop } = await freshDatabase();
    return new World(kind, url, makeSecrets(), `${new URL(url).pathname.slice(1)}.`, drop);
  }

  /** A process-like member with services of its own; `start` it when its listeners are set. */
  async member(services: string[], options: Partial<MemberOptions> = {}): Promise<Member> {
    const name = options.name ?? `m${this.members.length + 1}`;
    const member = await Member.open({
      kind: this.kind,
      url: this.url,
      secrets: this.secrets,
      prefix: this.prefix,
      services,
      pace: fastPace,
      slackMs: 300,
      ...options,
      name,
    });
    this.members.push(member);
    return member;
  }

  async close(): Promise<void> {
    for (const member of this.members) await member.close();
    await this.drop();
  }
}

export interface MemberOptions {
  kind: Kind;
  url: string;
  secrets: Secrets;
  prefix: string;
  services: string[];
  pace: Pace;
  slackMs: number;
  name: string;
}

export class Member {
  #open = true;
  private constructor(
    readonly name: string,
    readonly hub: Hub,
    readonly keys: ContactKeys,
    readonly transport: Transport,
    private readonly shut: () => Promise<void>,
  ) {}

  static async open({ kind, url, secrets, prefix, services, pace, slackMs, name }: MemberOptions): Promise<Member> {
    const keysDatabase = await openDatabase({
      url,
      schema: 'keys',
      entities: [],
      migrations: [ContactKey1700000000000],
      poolSize: 4,
    });
    const keys = new ContactKeys(keysDatabase, secrets);
    const wake = new Wake();
    await wake.connect(url);
    const hub = new Hub(wake, (id) => keys.find(id), slackMs);
    const databases = [keysDatabase];
    for (const service of services) {
      const database = await openDatabase({
        url,
        schema: service,
        entities: [],
        migrations: [Bus1700000000001, Effect1800000000000],
      });
      databases.push(database);
      hub.join(new Bus(service, database, { find: (id) => keys.find(id), obtain: (id) => keys.obtain(id) }, wake));
    }
    const transport = kind.transport(prefix, pace);
    return new Member(name, hub, keys, transport, async () => {
      await transport.stop();
      await wake.close();
      for (const database of databases) if (database.isInitialized) await database.destroy();
    });
  }

  bus(service: string): Bus {
    return this.hub.busOf(service);
  }

  /** Adds a listener as `@On` in a `@Consumer` would. */
  on(
    service: string,
    method: string,
    schema: Listener['schema'],
    handle: Listener['handle'],
    every: Listener['every'] = 'group',
  ): this {
    this.hub.listeners.push({ service, handler: `${service}.${method}`, schema, every, handle });
    return this;
  }

  /** The commonest listener: leaves the call's mark as one row, in the one transaction that `commit` gives. */
  marks(service: string, before: (event: CallStarted, commit: Commit) => unknown = () => undefined): this {
    return this.on(service, 'marks', CallStartedSchema, async (event, commit) => {
      const call = event as CallStarted;
      await before(call, commit);
      await commit((tx) => this.leave(tx.rows, service, call.contactId, call.callRef));
    });
  }

  leave(
    rows: { query(sql: string, values: unknown[]): Promise<unknown> },
    handler: string,
    key: string,
    mark: string,
  ): Promise<unknown> {
    return rows.query('insert into effect (handler, key, mark, by) values ($1, $2, $3, $4)', [
      handler,
      key,
      mark,
      this.name,
    ]);
  }

  async start(): Promise<this> {
    await this.transport.start(this.hub);
    return this;
  }

  /** Publishes calls as intake: `[key, mark]`, all in one transaction. */
  async call(...calls: [key: string, mark: string | number][]): Promise<string[]> {
    return this.bus('intake').transaction(async (tx) =>
      calls.map(([contactId, mark]) => tx.publish(CallStartedSchema, { contactId, callRef: String(mark) })),
    );
  }

  async effects(service: string): Promise<Effect[]> {
    return (await this.bus(service).database.query('select handler, key, mark, by from effect order by n')) as Effect[];
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.shut();
  }
}

/** Marks per key, in the order they were left. */
export const byKey = (effects: Effect[]): Record<string, string[]> =>
  Object.fromEntries(
    [...Map.groupBy(effects, ({ key }) => key)].map(([key, rows]) => [key, rows.map(({ mark }) => mark)]),
  );

/** `from` to `to` as marks. */
export const marks = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** A promise that the test opens by hand. */
export function gate(): { open: () => void; passed: Promise<void> } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((done) => {
    open = done;
  });
  return { open, passed };
}

/** Repeatable numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
