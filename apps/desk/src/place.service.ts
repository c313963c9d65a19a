import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Bus, type Tx, Wake } from '#lib/bus';
import { QueuePlaceChangedSchema } from '#lib/contracts';
import { Clock } from '#lib/core';
import { AdministrationStore, type Rules } from './administration.store.js';
import { Contact } from './contact.entity.js';
import { rowsChanged } from './contact.store.js';
import { expectedWait } from './expected-wait.js';
import { inOrder } from './queue.js';
import { holderOf } from './row.js';

/** Milliseconds that changes are gathered before places are counted again. */
const gather = 700;
/** Minutes over which it is counted how fast chats are taken. */
const window = 60;

interface Place {
  place: number;
  from: number;
  to: number;
  name: string;
}

/** Tells citizens in the chat queue where they stand, as events without text. */
@Injectable()
export class PlaceService implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #unwake: () => void = () => undefined;
  #counting: Promise<void> | undefined;

  constructor(
    private readonly bus: Bus,
    private readonly wake: Wake,
    private readonly administration: AdministrationStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.#unwake = this.wake.on(rowsChanged, () => this.soon());
  }

  async onApplicationShutdown(): Promise<void> {
    this.#unwake();
    clearTimeout(this.#timer);
    await this.#counting;
  }

  private soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#counting = this.count().catch(() => undefined);
    }, gather).unref();
  }

  /** Counts places anew and tells those that have changed. One replica at a time; the others' turn comes with the next change. */
  async count(): Promise<void> {
    const rules = await this.administration.rules();
    await this.bus.transaction(async (tx) => {
      const [lock] = (await tx.rows.query(`select pg_try_advisory_xact_lock(hashtext('desk.places')) as mine`)) as {
        mine: boolean;
      }[];
      if (!lock?.mine) return;
      const now = this.clock.now();
      const chats = await tx.rows.find(Contact, { where: { channel: 'chat', state: 'waiting' } });
      const held = chats.filter((chat) => holderOf(chat, now) !== '');
      for (const chat of held)
        await this.tell(tx, chat.id, { place: 0, from: 0, to: 0, name: chat.holderName.split(' ')[0] ?? '' });
      for (const simulated of [true, false]) {
        const waiting = chats.filter((chat) => chat.simulated === simulated && holderOf(chat, now) === '');
        await this.tellQueue(tx, waiting, simulated, rules, now);
      }
    });
  }

  private async tellQueue(
    tx: Tx,
    waiting: Contact[],
    simulated: boolean,
    { targets, hours }: Rules,
    now: Date,
  ): Promise<void> {
    if (waiting.length === 0) return;
    const [row] = (await tx.rows.query(
      `select count(distinct n.contact_id)::int as taken from news n join contact c on c.id = n.contact_id
       where n.what = 'claim' and n.reason = 'claimed' and c.channel = 'chat' and c.simulated = $1 and n.at > now() - make_interval(mins => $2)`,
      [simulated, window],
    )) as { taken: number }[];
    for (const [index, chat] of inOrder(waiting, targets, hours, now).entries()) {
      const { from, to } = expectedWait(index + 1, row?.taken ?? 0, window);
      await this.tell(tx, chat.id, { place: index + 1, from, to, name: '' });
    }
  }

  private async tell(tx: Tx, contactId: string, { place, from, to, name }: Place): Promise<void> {
    const [, changed] = (await tx.rows.query(
      `update contact set place = $2, wait_from = $3, wait_to = $4, answered_by = $5
       where id = $1 and (place, wait_from, wait_to, answered_by) is distinct from ($2::int, $3::int, $4::int, $5::text)`,
      [contactId, place, from, to, name],
    )) as [unknown, number];
    if (changed > 0)
      tx.publish(QueuePlaceChangedSchema, { contactId, place, waitFrom: from, waitTo: to, agentName: name });
  }
}
