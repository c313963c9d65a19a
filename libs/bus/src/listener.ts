import type { DescMessage, Message } from '@bufbuild/protobuf';
import { Logger } from '@nestjs/common';
import { Refused } from '#lib/core';
import type { Bus } from './bus.js';
import { cause } from './cause.js';
import { decodeEvent, type FindKey } from './codec.js';
import { type Commit, commitFor } from './commit.js';
import { fromHeaders } from './envelope.js';
import type { LogRow } from './log.js';
import { park } from './parked.js';
import { reasonOf } from './reason.js';
import { type Patience, pauses } from './retry.js';

/** One `@On` method, bound to its service. */
export interface Listener {
  service: string;
  /** Stable name: service, class and method. Inbox and parked rows know it by this. */
  handler: string;
  schema: DescMessage;
  every: 'group' | 'replica';
  handle(event: Message, commit: Commit): Promise<void>;
}

const log = new Logger('bus');

/**
 * Hands one stored event to one listener and does not return before it is dealt with: handled, refused or parked
 * (then true), or `alive()` says that somebody else has it now (then false). Tries while the service's own database is
 * away do not count: nothing is parked for that, the event waits.
 */
export async function deliver(
  listener: Listener,
  row: LogRow,
  bus: Bus,
  findKey: FindKey,
  patience: Patience,
): Promise<boolean> {
  const what = `${row.headers['ce_type']} ${row.headers['ce_id']}`;
  let tries = pauses(patience);
  for (let attempts = 1; patience.alive(); attempts++) {
    try {
      await attempt(listener, row, bus, findKey);
      return true;
    } catch (error) {
      if (error instanceof Refused) {
        log.log(`${listener.handler} refused ${what}: ${error.code}`);
        return true;
      }
      if (!(await answers(bus))) {
        await patience.wait(patience.longest);
        continue;
      }
      const pause = tries.next().value;
      if (pause !== undefined) {
        await patience.wait(pause);
        continue;
      }
      if (!patience.alive()) return false;
      if (await parked(listener, row, bus, reasonOf(error), attempts)) {
        log.error(`${listener.handler} parked ${what} after ${attempts} attempts: ${reasonOf(error)}`);
        return true;
      }
      tries = pauses(patience); // it could not even be parked: nothing may be skipped, so begin again
      await patience.wait(patience.longest);
    }
  }
  return false;
}

/** One try. Throws what the handler throws, or what is wrong with the stored event. */
export async function attempt(listener: Listener, row: LogRow, bus: Bus, findKey: FindKey): Promise<void> {
  const envelope = fromHeaders(row.headers, row.key);
  const { event, disposed } = await decodeEvent(listener.schema, row.value, row.key, findKey);
  const commit = commitFor(bus, listener.handler, envelope, disposed, listener.every === 'group');
  await cause.run(envelope, () => listener.handle(event, commit));
}

const answers = (bus: Bus): Promise<boolean> =>
  bus.database.query('select 1').then(
    () => true,
    () => false,
  );

const parked = (listener: Listener, row: LogRow, bus: Bus, reason: string, attempts: number): Promise<boolean> =>
  park(bus, listener.handler, row, reason, attempts).then(
    () => true,
    () => false,
  );
