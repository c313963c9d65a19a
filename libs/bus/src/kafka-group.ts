import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { deliverTo, type Group } from './groups.js';
import type { Hub } from './hub.js';
import type { Ear, Heard, KafkaClient, Offsets } from './kafka.js';
import type { Pace } from './pace.js';
import { reasonOf } from './reason.js';

const log = new Logger('kafka');

/** Events of one partition that wait in memory; above the upper number Kafka is asked for no more until the lower is reached. */
const [lower, upper] = [50, 200];
/** How often, in ms, it is noted at Kafka how far a member has come. What is not noted is delivered again; the inbox knows. */
const noteEvery = 500;

interface Lane {
  waiting: Heard['rows'];
  paused: boolean;
  /** What is being handled; the next sharing-out waits for it. */
  working: Promise<void>;
  busy: boolean;
}

/** One consumer group (or, every replica, a group of one's own) on one topic on Kafka: every partition goes on by itself, in order. */
export class KafkaGroup {
  readonly id: string;
  readonly #lanes = new Map<number, Lane>();
  readonly #stopping = new AbortController();
  /** Next position to handle, by partition. */
  readonly #positions: Offsets = new Map();
  #noted: Offsets = new Map();
  #generation = 0;
  #telling = false;
  #ear: Ear | undefined;
  #noting: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly hub: Hub,
    readonly group: Group,
    private readonly kafka: KafkaClient,
    private readonly pace: Pace,
  ) {
    const { service, topic, every } = group;
    this.id =
      every === 'replica' ? `sufflor.${service}.${topic}.replica.${randomUUID()}` : `sufflor.${service}.${topic}`;
  }

  get replica(): boolean {
    return this.group.every === 'replica';
  }

  /** Joins the group; keeps trying while Kafka is away. Resolves when joined, or stopped. */
  async subscribe(): Promise<void> {
    for (let told = ''; !this.stopped; await this.rest(1_000)) {
      try {
        await this.open();
        this.#noting ??= setInterval(() => void this.note(), noteEvery);
        return;
      } catch (error) {
        if (told !== reasonOf(error)) log.warn(`${this.id} cannot join: ${reasonOf(error)}`);
        told = reasonOf(error);
      }
    }
  }

  private async open(): Promise<void> {
    if (this.replica && this.#positions.size === 0) {
      const ends = await this.kafka.ends(this.group.topic, new Date(Date.now() - this.hub.ageMs));
      for (const [partition, offset] of ends) this.#positions.set(partition, offset);
    }
    const hearing = {
      heard: (batch: Heard) => this.heard(batch),
      assigned: (partitions: number[]) => this.assigned(partitions),
      broken: (error: Error) => {
        log.error(`${this.id} has lost Kafka and joins anew: ${reasonOf(error)}`);
        void this.reopen();
      },
    };
    const ear = await this.kafka.ear(this.id, this.group.topic, hearing, this.replica ? this.#positions : undefined);
    this.#ear = ear;
    if (this.stopped) await ear.close();
  }

  private async reopen(): Promise<void> {
    const ear = this.#ear;
    this.#ear = undefined;
    await ear?.close().catch(() => undefined);
    await this.rest(1_000);
    await this.subscribe();
  }

  /** The group shares its partitions anew; Kafka hands everything over again from what was noted, so what waits is void. */
  private assigned(partitions: number[]): void {
    this.#generation++;
    if (!this.replica) {
      this.#positions.clear();
      this.#noted.clear();
    }
    for (const [partition, lane] of this.#lanes) {
      lane.waiting = [];
      if (lane.paused) this.#ear?.resume(partition);
      lane.paused = false;
      lane.busy = false;
    }
    if (this.replica)
      for (const partition of partitions) this.#ear?.seek(partition, this.#positions.get(partition) ?? '0');
  }

  private heard({ partition, rows }: Heard): void {
    if (this.stopped) return;
    const lane = this.#lanes.get(partition) ?? { waiting: [], paused: false, working: Promise.resolve(), busy: false };
    this.#lanes.set(partition, lane);
    for (const row of rows) lane.waiting.push(row);
    if (lane.waiting.length > upper && !lane.paused) {
      lane.paused = true;
      this.#ear?.pause(partition);
    }
    if (lane.busy) return;
    lane.busy = true;
    const generation = this.#generation;
    lane.working = lane.working
      .then(() => this.work(partition, lane, generation))
      .catch((error: unknown) => {
        log.error(`${this.id}/${partition}: ${reasonOf(error)}`);
        this.#generation++; // nothing more of this sharing-out is begun; joining anew hands it over again
        void this.reopen();
      });
  }

  private async work(partition: number, lane: Lane, generation: number): Promise<void> {
    const { firstPause: first, longestPause: longest, totalPause: total } = this.pace;
    const alive = () => !this.stopped && generation === this.#generation;
    const wait = async (ms: number) => {
      for (let waited = 0; waited < ms && alive(); waited += 50) await this.rest(Math.min(50, ms - waited));
    };
    for (let next = lane.waiting[0]; next && alive(); next = lane.waiting[0]) {
      if (!(await deliverTo(this.hub, this.group, next.row, { first, longest, total, alive, wait }))) return;
      if (generation !== this.#generation) return;
      lane.waiting.shift();
      this.#positions.set(partition, String(BigInt(next.offset) + 1n));
      if (lane.paused && lane.waiting.length <= lower) {
        lane.paused = false;
        this.#ear?.resume(partition);
      }
    }
    if (generation === this.#generation) lane.busy = false;
  }

  /** Tells Kafka how far this member has come, when that has changed. */
  private async note(): Promise<void> {
    if (this.replica || !this.#ear || this.#telling) return;
    const generation = this.#generation;
    const changed = new Map(
      [...this.#positions].filter(([partition, offset]) => this.#noted.get(partition) !== offset),
    );
    if (changed.size === 0) return;
    this.#telling = true;
    try {
      await this.#ear.commit(changed);
    } catch {
      return; // a broker that is away, or a new sharing-out: noted next time, or delivered again
    } finally {
      this.#telling = false;
    }
    if (generation !== this.#generation) return;
    for (const [partition, offset] of changed) this.#noted.set(partition, offset);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    clearInterval(this.#noting);
    await Promise.all([...this.#lanes.values()].map(({ working }) => working));
    await this.note();
    await this.#ear?.close().catch(() => undefined);
    if (this.replica) await this.kafka.forget(this.id);
  }

  private get stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  private async rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}
