import type { DataSource } from 'typeorm';
import { partitions } from './partition.js';

interface Held {
  position: string;
  saved: string;
  until: number;
}

/**
 * Which partitions this reader may handle, and how far it has come. Partitions are shared evenly between the group's
 * living members; a lease that is not renewed is taken by another. No row lock is held while an event is handled.
 */
export class Leases {
  readonly #held = new Map<number, Held>();
  #tendedAt = 0;

  constructor(
    private readonly database: DataSource,
    private readonly group: string,
    private readonly topic: string,
    private readonly owner: string,
    private readonly ttl: number,
  ) {}

  private get memberGroup(): string {
    return `${this.group}|${this.topic}`;
  }

  async subscribe(): Promise<void> {
    await this.database.query(
      `insert into bus_offset (grp, topic, partition, position) select $1, $2, p, 0 from generate_series(0, $3 - 1) p on conflict do nothing`,
      [this.group, this.topic, partitions],
    );
    await this.tend(true);
  }

  positions(): Map<number, string> {
    const now = Date.now();
    return new Map(
      [...this.#held].filter(([, held]) => held.until > now).map(([partition, held]) => [partition, held.position]),
    );
  }

  holds(partition: number): boolean {
    return (this.#held.get(partition)?.until ?? 0) > Date.now();
  }

  advance(partition: number, seq: string): void {
    const held = this.#held.get(partition);
    if (held) held.position = seq;
  }

  /** Writes how far a partition has come and renews its lease; drops it when another has taken it. */
  async save(partition: number): Promise<void> {
    const held = this.#held.get(partition);
    if (!held) return;
    const { position } = held;
    const until = Date.now() + this.ttl;
    const [, count] = (await this.database.query(
      `update bus_offset set position = greatest(position, $5), until = now() + $6 * interval '1 ms' where grp = $1 and topic = $2 and partition = $3 and owner = $4`,
      [this.group, this.topic, partition, this.owner, position, this.ttl],
    )) as [unknown, number];
    if (count === 0) this.#held.delete(partition);
    else Object.assign(held, { saved: position, until });
  }

  /** Renews, gives back what is over its share, takes what is free. Cheap when called often. */
  async tend(now = false): Promise<void> {
    if (!now && Date.now() - this.#tendedAt < this.ttl / 4) return;
    this.#tendedAt = Date.now();
    await this.database.query(
      `insert into bus_member (grp, id, seen_at) values ($1, $2, now()) on conflict (grp, id) do update set seen_at = now()`,
      [this.memberGroup, this.owner],
    );
    const [row] = (await this.database.query(
      `select count(*)::int as members from bus_member where grp = $1 and seen_at > now() - $2 * interval '1 ms'`,
      [this.memberGroup, this.ttl],
    )) as { members: number }[];
    const share = Math.ceil(partitions / Math.max(1, row?.members ?? 1));
    for (const partition of [...this.#held.keys()].slice(share)) await this.giveBack(partition);
    for (const partition of this.#held.keys()) await this.save(partition);
    if (this.#held.size < share) await this.take(share - this.#held.size);
  }

  private async take(count: number): Promise<void> {
    const until = Date.now() + this.ttl;
    const [rows] = (await this.database.query(
      `update bus_offset o set owner = $3, until = now() + $4 * interval '1 ms'
       from (select partition from bus_offset where grp = $1 and topic = $2 and (owner is null or until < now() or owner = $3) and not partition = any($6)
             order by partition limit $5 for update skip locked) free
       where o.grp = $1 and o.topic = $2 and o.partition = free.partition returning o.partition, o.position`,
      [this.group, this.topic, this.owner, this.ttl, count, [...this.#held.keys()]],
    )) as [{ partition: number; position: string }[], number];
    for (const { partition, position } of rows) this.#held.set(partition, { position, saved: position, until });
  }

  private async giveBack(partition: number): Promise<void> {
    await this.save(partition);
    this.#held.delete(partition);
    await this.database.query(
      'update bus_offset set owner = null, until = null where grp = $1 and topic = $2 and partition = $3 and owner = $4',
      [this.group, this.topic, partition, this.owner],
    );
  }

  async release(): Promise<void> {
    for (const partition of [...this.#held.keys()]) await this.giveBack(partition);
    await this.database.query('delete from bus_member where grp = $1 and id = $2', [this.memberGroup, this.owner]);
  }
}
