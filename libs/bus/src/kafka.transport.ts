import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { groupsOf } from './groups.js';
import { settleHome } from './home.js';
import type { Hub } from './hub.js';
import { KafkaClient, WrongTopic } from './kafka.js';
import { KafkaGroup } from './kafka-group.js';
import type { KafkaSettings } from './kafka-settings.js';
import { lagOf } from './lag.js';
import { type Pace, usualPace } from './pace.js';
import { reasonOf } from './reason.js';
import { Relay, topicsIn } from './relay.js';
import { tidyHourly } from './tidy.js';
import type { Transport } from './transport.js';

const log = new Logger('kafka');
/** How long, in ms, a start waits for Kafka before the process goes on without: what it accepts is kept in the log table. */
const startPatience = 15_000;

/** A relay copies the log tables to Kafka; listeners consume from there. */
export class KafkaTransport implements Transport {
  readonly #kafka: KafkaClient;
  #groups: KafkaGroup[] = [];
  #relay: Relay | undefined;
  #stopped = false;
  #untidy: () => void = () => undefined;
  #starting: Promise<void> = Promise.resolve();

  constructor(
    settings: KafkaSettings,
    private readonly pace: Pace = usualPace,
  ) {
    this.#kafka = new KafkaClient(settings);
  }

  /** Every listener subscribes first, then the relays start: the other way round a backlog could be lost. */
  async start(hub: Hub): Promise<void> {
    const groups = groupsOf(hub);
    for (const bus of hub.buses.values()) await settleHome(bus, 'kafka');
    this.#groups = groups.map((group) => new KafkaGroup(hub, group, this.#kafka, this.pace));
    this.#relay = new Relay(hub, groups, this.#kafka, this.pace);
    this.#untidy = tidyHourly(hub, 'kafka');
    this.#starting = this.connect(hub, this.#relay);
    const late = new AbortController();
    const waiting = sleep(startPatience, 'late' as const, { signal: late.signal, ref: false }).catch(() => undefined);
    const first = await Promise.race([this.#starting, waiting]);
    late.abort();
    if (first === 'late') {
      log.error('Kafka does not answer. Going on without: what comes in is kept and will be sent when it does.');
      this.#starting.catch((error: unknown) => log.error(`The bus does not run: ${reasonOf(error)}`));
    }
  }

  private async connect(hub: Hub, relay: Relay): Promise<void> {
    const groups = this.#groups.map(({ group }) => group);
    const names = [
      ...new Set(
        [...hub.buses.keys()].flatMap((service) => topicsIn(service, groups)).concat(groups.map(({ topic }) => topic)),
      ),
    ];
    for (let told = ''; !this.#stopped; await sleep(1_000, undefined, { ref: false })) {
      try {
        await this.#kafka.createTopics(names);
        break;
      } catch (error) {
        if (error instanceof WrongTopic) throw error;
        if (told !== reasonOf(error)) log.warn(`Kafka does not answer: ${reasonOf(error)}`);
        told = reasonOf(error);
      }
    }
    await Promise.all(this.#groups.map((group) => group.subscribe()));
    if (!this.#stopped) await relay.start();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#untidy();
    const all = async () => {
      await Promise.all(this.#groups.map((group) => group.stop()));
      await this.#starting.catch(() => undefined);
      await this.#relay?.stop(); // last: what handlers published while stopping still leaves
      await this.#kafka.close();
    };
    await Promise.race([all(), sleep(this.pace.drain, undefined, { ref: false })]);
  }

  async lag(): Promise<{ group: string; topic: string; lag: number }[]> {
    const listening = this.#groups.filter(({ replica }) => !replica);
    const [copied, heard] = await Promise.all([
      lagOf(this.#relay?.readers.map(({ source }) => source) ?? []),
      Promise.all(
        listening.map(async ({ id, group }) => ({
          group: group.service,
          topic: group.topic,
          lag: await this.#kafka.lag(id, group.topic),
        })),
      ),
    ]);
    return [...heard, ...copied];
  }
}
