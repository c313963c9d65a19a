import { EventEmitter } from 'node:events';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Wake } from '#lib/bus';
import { Contact } from './contact.entity.js';
import { rowsChanged, type What } from './contact.store.js';

/** Milliseconds between looks when no notice comes: the net under lost notices. */
const net = 2_000;

export interface News {
  id: string;
  contact: Contact;
  what: What;
  reason: string;
}

/**
 * Reads what has changed, on every replica. The position is a transaction id below which all is settled, so a slow
 * transaction is never passed over; what lies above it is read again and told once.
 */
@Injectable()
export class ChangesService implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('desk');
  readonly #listeners = new EventEmitter();
  #position = '0';
  #told = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #unwake: () => void = () => undefined;

  constructor(
    private readonly database: DataSource,
    private readonly wake: Wake,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const [row] = (await this.database.query('select pg_snapshot_xmin(pg_current_snapshot())::text as position')) as {
      position: string;
    }[];
    this.#position = row?.position ?? '0';
    this.#unwake = this.wake.on(rowsChanged, () => this.look());
    this.#timer = setInterval(() => this.look(), net).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    this.#unwake();
    await this.#reading;
  }

  /** Calls `listener` with what is new, a batch at a time. */
  onNews(listener: (news: News[]) => void): void {
    this.#listeners.on('news', listener);
  }

  private look(): void {
    if (this.#stopped) return;
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = this.read()
      .catch((error: unknown) =>
        this.#log.warn(`Live push waits for the database: ${error instanceof Error ? error.message : String(error)}`),
      )
      .finally(() => {
        this.#reading = undefined;
        if (!this.#again) return;
        this.#again = false;
        this.look();
      });
  }

  private async read(): Promise<void> {
    const rows = (await this.database.query(
      `select n.id, n.contact_id, n.what, n.reason, s.next from (select pg_snapshot_xmin(pg_current_snapshot())::text as next) s
       left join news n on n.xid >= $1::text::xid8 order by n.id limit 5000`,
      [this.#position],
    )) as { id: string | null; contact_id: string; what: What; reason: string; next: string }[];
    const found = rows.filter((row) => row.id !== null) as {
      id: string;
      contact_id: string;
      what: What;
      reason: string;
      next: string;
    }[];
    const fresh = found.filter(({ id }) => !this.#told.has(id));
    if (fresh.length > 0) {
      const contacts = await this.database.manager.find(Contact, {
        where: { id: In([...new Set(fresh.map(({ contact_id }) => contact_id))]) },
      });
      const byId = new Map(contacts.map((contact) => [contact.id, contact]));
      this.#listeners.emit(
        'news',
        fresh.flatMap(({ id, contact_id, what, reason }) => {
          const contact = byId.get(contact_id);
          return contact?.channel ? [{ id, contact, what, reason } satisfies News] : [];
        }),
      );
    }
    this.#told = new Set(found.map(({ id }) => id));
    this.#position = rows[0]?.next ?? this.#position;
  }
}
