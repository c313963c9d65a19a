import { Refused } from '#lib/core';
import type { Bus } from './bus.js';
import type { FindKey } from './codec.js';
import { attempt, type Listener } from './listener.js';
import { concludeRetry, findParked, listParked, type Parked, settle } from './parked.js';
import { reasonOf } from './reason.js';
import type { Wake } from './wake.js';

/** Events are written this long, at most, before they are visible; replicas begin so much before their birth. In ms. */
const slack = 5_000;

/** What one process knows: the buses of its services and their listeners. */
export class Hub {
  readonly buses = new Map<string, Bus>();
  readonly listeners: Listener[] = [];
  readonly #born = performance.now();

  constructor(
    readonly wake: Wake,
    readonly findKey: FindKey,
    private readonly slackMs = slack,
  ) {}

  /** Milliseconds since before this process could have read any of its tables: from there every replica hears every event. */
  get ageMs(): number {
    return performance.now() - this.#born + this.slackMs;
  }

  join(bus: Bus): void {
    if (this.buses.has(bus.service)) throw new Error(`service ${bus.service} is in this process twice`);
    this.buses.set(bus.service, bus);
  }

  leave(service: string): void {
    this.buses.delete(service);
  }

  busOf(service: string): Bus {
    const bus = this.buses.get(service);
    if (!bus) throw new Error(`service ${service} is not in this process`);
    return bus;
  }

  async parked(): Promise<(Parked & { service: string })[]> {
    const all = await Promise.all(
      [...this.buses].map(async ([service, bus]) =>
        (await listParked(bus.database.manager)).map((row) => ({ ...row, service })),
      ),
    );
    return all.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** An operator's late retry: once, now. Answers how it ended; parked again (with the newer reason) when it fails again. */
  async retry(service: string, id: string, by: string, why: string): Promise<'handled' | 'refused' | 'parked'> {
    const bus = this.busOf(service);
    const row = await findParked(bus.database.manager, id);
    const listener = this.listeners.find(({ handler }) => handler === row.handler);
    if (!listener)
      throw new Refused('listener-gone', `${row.handler} no longer listens: the event can only be discarded.`, 409);
    await settle(bus.database.manager, id, 'retrying', by, why);
    try {
      await attempt(listener, row, bus, this.findKey);
    } catch (error) {
      const refused = error instanceof Refused;
      await concludeRetry(bus.database.manager, id, refused ? undefined : reasonOf(error));
      return refused ? 'refused' : 'parked';
    }
    await concludeRetry(bus.database.manager, id, undefined);
    return 'handled';
  }

  async discard(service: string, id: string, by: string, why: string): Promise<void> {
    await settle(this.busOf(service).database.manager, id, 'discarded', by, why);
  }
}
