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
import { isPassing, type Patience, pauses } from './retry.js';

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
 * Hands one stored event to one listener and does not return before it is dealt with: handled, refused, parked, or
 * `alive()` says that somebody else has it now (then false). Retries with growing pauses; `heartbeat` is called meanwhile.
 */
export async function deliver(
  listener: Listener,
  row: LogRow,
  bus: Bus,
  findKey: FindKey,
  patience: Patience,
): Promise<boolean> {
  let attempts = 0;
  for (const pause of pauses(patience)) {
    if (!patience.alive()) return false;
    try {
      attempts += 1;
      await once(listener, row, bus, findKey);
      return true;
    } catch (error) {
      if (error instanceof Refused) {
        log.log(`${listener.handler} refused ${row.headers['ce_type']} ${row.headers['ce_id']}: ${error.code}`);
        return true;
      }
      const reason = error instanceof Error ? error.message : String(error);
      if (pause === undefined && !isPassing(error)) {
        log.error(
          `${listener.handler} parked ${row.headers['ce_type']} ${row.headers['ce_id']} after ${attempts} attempts: ${reason}`,
        );
        return await parkUntilKept(listener, row, bus, reason, attempts, patience);
      }
      await patience.wait(pause ?? patience.longest);
    }
  }
  return false;
}

async function once(listener: Listener, row: LogRow, bus: Bus, findKey: FindKey): Promise<void> {
  const envelope = fromHeaders(row.headers, row.key);
  const { event, disposed } = await decodeEvent(listener.schema, row.value, row.key, findKey);
  const commit = commitFor(bus, listener.handler, envelope, disposed, listener.every === 'group');
  await cause.run(envelope, () => listener.handle(event, commit));
}

/** Parking is itself a write: while the database is away nothing may be skipped, so this waits for it. */
async function parkUntilKept(
  listener: Listener,
  row: LogRow,
  bus: Bus,
  reason: string,
  attempts: number,
  patience: Patience,
): Promise<boolean> {
  while (patience.alive()) {
    try {
      await park(bus.database, listener.handler, row, reason, attempts);
      return true;
    } catch {
      await patience.wait(patience.longest);
    }
  }
  return false;
}
