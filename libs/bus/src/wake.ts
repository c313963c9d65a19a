import { EventEmitter } from 'node:events';
import pg from 'pg';

const notice = 'sufflor_bus';

/**
 * Tells readers that a topic has grown: at once within the process, by one coalesced NOTIFY to other processes.
 * Never inside the business transaction (three times slower); polling is the net when a notice is lost.
 */
export class Wake {
  readonly #local = new EventEmitter().setMaxListeners(0);
  readonly #pending = new Set<string>();
  #client: pg.Client | undefined;
  #closed = false;

  publish(topic: string): void {
    this.#local.emit(topic);
    if (this.#client) this.notifySoon(topic);
  }

  on(topic: string, listener: () => void): () => void {
    this.#local.on(topic, listener);
    return () => this.#local.off(topic, listener);
  }

  /** Joins other processes on the same database. Reconnects by itself. */
  async connect(url: string): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({ connectionString: url, application_name: 'sufflor-wake', keepAlive: true });
    let lost = false;
    const again = () => {
      if (lost || this.#closed) return;
      lost = true; // a broken connection says so more than once
      if (this.#client === client) this.#client = undefined;
      setTimeout(() => void this.connect(url), 1_000).unref();
      void client.end().catch(() => undefined);
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload, processId }) => {
      if (payload && processId !== (client as unknown as { processID?: number }).processID) this.#local.emit(payload);
    });
    try {
      await client.connect();
      await client.query(`listen ${notice}`);
      if (this.#closed) await client.end();
      else if (!lost) this.#client = client;
    } catch {
      again();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  private notifySoon(topic: string): void {
    if (this.#pending.size === 0) {
      setTimeout(() => {
        const topics = [...this.#pending];
        this.#pending.clear();
        void this.#client
          ?.query(`select pg_notify('${notice}', t) from unnest($1::text[]) t`, [topics])
          .catch(() => undefined);
      }, 5).unref();
    }
    this.#pending.add(topic);
  }
}
