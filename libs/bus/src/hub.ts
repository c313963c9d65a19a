import type { Bus } from './bus.js';
import type { FindKey } from './codec.js';
import { deliver, type Listener } from './listener.js';
import { listParked, type Parked, settle } from './parked.js';
import type { Wake } from './wake.js';

/** What one process knows: the buses of its services and their listeners. */
export class Hub {
  readonly buses = new Map<string, Bus>();
  readonly listeners: Listener[] = [];

  constructor(
    readonly wake: Wake,
    readonly findKey: FindKey,
  ) {}

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

  /** An operator's late retry: once, now; parked again when it fails again. */
  async retry(service: string, id: string, by: string, why: string): Promise<void> {
    const bus = this.busOf(service);
    const row = await settle(bus.database.manager, id, 'retrying', by, why);
    const listener = this.listeners.find(({ handler }) => handler === row.handler);
    if (!listener) throw new Error(`${row.handler} no longer listens`);
    const patience = { first: 1, longest: 1, total: 0, wait: async () => undefined, alive: () => true };
    await deliver(listener, row, bus, this.findKey, patience);
    await bus.database.query(`update bus_parked set state = 'retried' where id = $1 and state = 'retrying'`, [id]);
  }

  async discard(service: string, id: string, by: string, why: string): Promise<void> {
    await settle(this.busOf(service).database.manager, id, 'discarded', by, why);
  }
}
