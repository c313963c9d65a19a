import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { partitions } from './partition.js';
import type { Share } from './share.js';

interface Held {
  position: string;
  /** Own time, in ms, until which nobody else may have it. */
  until: number;
  /** Over our share: nothing new is begun, and it is given back as soon as what is being handled is done. */
  leaving: boolean;
}

/**
 * Partitions shared evenly between the group's living members; a lease that is not renewed is taken by another. No row
 * lock is held while an event is handled. What a member that lost its lease still finishes is caught by the inbox.
 */
export class Leases implements Share {
  readonly #held = new Map<number, Held>();
  readonly #owner = randomUUID();
  #tendedAt = 0;

  constructor(
    private readonly database: DataSource,
    private readonly group: string,
    private readonly topic: string,
    /** Milliseconds a lease lasts unless renewed. */
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
    await this.tend(new Map());
  }

  positions(): Map<number, string> {
    return new Map(
      [...this.#held]
        .filter(([partition]) => this.holds(partition))
        .map(([partition, held]) => [partition, held.position]),
    );
  }

  holds(partition: number): boolean {
    const held = this.#held.get(partition);
    return held !== undefined && !held.leaving && held.until > Date.now();
  }

  advance(partition: number, seq: string): void {
    const held = this.#held.get(partition);
    if (held) held.position = seq;
  }

  /** Writes how far a partition has come and renews its lease; drops it when another has taken it. */
  async save(partition: number): Promise<void> {
    const held = this.#held.get(partition);
    if (!held) return;
    const until = Date.now() + this.ttl;
    const [, count] = (await this.database.query(
      `update bus_offset set position = greatest(position, $5), until = now() + $6 * interval '1 ms' where grp = $1 and topic = $2 and partition = $3 and owner = $4`,
      [this.group, this.topic, partition, this.#owner, held.position, this.ttl],
    )) as [unknown, number];
    if (count > 0) held.until = until;
    else if (this.#held.get(partition) === held) this.#held.delete(partition);
  }

  async tend(busy: ReadonlyMap<number, unknown>): Promise<void> {
    for (const [partition, held] of this.#held)
      if (held.leaving && !busy.has(partition)) await this.giveBack(partition);
    if (Date.now() - this.#tendedAt < this.ttl / 4) return;
    this.#tendedAt = Date.now();
    const share = Math.ceil(partitions / (await this.members()));
    for (const partition of this.#held.keys()) if (!busy.has(partition)) await this.save(partition);
    const over = [...this.#held].filter(([, held]) => !held.leaving).slice(share);
    for (const [partition, held] of over) {
      held.leaving = true;
      if (!busy.has(partition)) await this.giveBack(partition);
    }
    if (this.#held.size < share) await this.take(share - this.#held.size, [...this.#held.keys(), ...busy.keys()]);
  }

  /** Shows that this member lives, forgets the long dead, and answers how many live. */
  private async members(): Promise<number> {
    const [row] = (await this.database.query(
      `with me as (insert into bus_member (grp, id, seen_at) values ($1, $2, now()) on conflict (grp, id) do update set seen_at = now()),
            dead as (delete from bus_member where grp = $1 and seen_at < now() - interval '1 hour')
       select 1 + count(*)::int as members from bus_member where grp = $1 and id <> $2 and seen_at > now() - $3 * interval '1 ms'`,
      [this.memberGroup, this.#owner, this.ttl],
    )) as { members: number }[];
    return row?.members ?? 1;
  }

  private async take(count: number, except: number[]): Promise<void> {
    const until = Date.now() + this.ttl;
    const [rows] = (await this.database.query(
      `update bus_offset o set owner = $3, until = now() + $4 * interval '1 ms'
       from (select partition from bus_offset where grp = $1 and topic = $2 and (owner is null or until < now() or owner = $3) and not partition = any($6)
             order by partition limit $5 for update skip locked) free
       where o.grp = $1 and o.topic = $2 and o.partition = free.partition returning o.partition, o.position`,
      [this.group, this.topic, this.#owner, this.ttl, count, except],
    )) as [{ partition: number; position: string }[], number];
    for (const { partition, position } of rows) this.#held.set(partition, { position, until, leaving: false });
  }

  private async giveBack(partition: number): Promise<void> {
    const held = this.#held.get(partition);
    if (!held) return;
    await this.database.query(
      `update bus_offset set position = greatest(position, $5), owner = null, until = null where grp = $1 and topic = $2 and partition = $3 and owner = $4`,
      [this.group, this.topic, partition, this.#owner, held.position],
    );
    this.#held.delete(partition);
  }

  async release(): Promise<void> {
    for (const partition of [...this.#held.keys()]) await this.giveBack(partition);
    await this.database.query('delete from bus_member where grp = $1 and id = $2', [this.memberGroup, this.#owner]);
  }
}
