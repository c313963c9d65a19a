import { Logger } from '@nestjs/common';
import type { Home } from './home.js';
import type { Hub } from './hub.js';
import { busSchemas, positionsIn, slowest } from './installation.js';
import { reasonOf } from './reason.js';
import { relayGroup } from './relay-group.js';

/** Days that events stay in the log after everybody has dealt with them (record register: event). */
export const keepDays = 7;
/** Inbox rows outlive the log, so that no event that could still be read again is taken for new. In days. */
const keepInboxDays = 2 * keepDays;
const hour = 3_600_000;
/** Rows deleted in one statement. */
const atOnce = 5_000;

const log = new Logger('bus');

/** Disposes of old events of this process's services, never of one that a group of any service has still to read. */
export async function tidy(hub: Hub, home: Home, days = keepDays): Promise<number> {
  let gone = 0;
  for (const { database, service } of hub.buses.values()) {
    // On Kafka the relay is the only reader of a log, and other services' positions may not be ours to see.
    const schemas = home === 'kafka' ? [service] : await busSchemas(database);
    const readers = (await positionsIn(database, schemas)).filter(
      ({ grp }) => (grp === relayGroup) === (home === 'kafka'),
    );
    const least = slowest(readers);
    const partitions = (await database.query('select distinct topic, partition from bus_log')) as {
      topic: string;
      partition: number;
    }[];
    for (const { topic, partition } of partitions) {
      const upTo =
        least.get(`${topic}/${partition}`) ?? (topic.endsWith('.dlq') && home === 'embedded' ? undefined : 0n);
      gone += await deleted(
        hub,
        service,
        `bus_log where seq in (select seq from bus_log where topic = $1 and partition = $2 and seq <= $3 and at < now() - $4 * interval '1 day' limit ${atOnce})`,
        [topic, partition, upTo?.toString() ?? '9223372036854775807', days],
      );
    }
    gone += await deleted(
      hub,
      service,
      `bus_inbox where ctid in (select ctid from bus_inbox where at < now() - $1 * interval '1 day' limit ${atOnce})`,
      [Math.max(days, keepInboxDays)],
    );
  }
  return gone;
}

async function deleted(hub: Hub, service: string, what: string, values: unknown[]): Promise<number> {
  let sum = 0;
  for (let last = atOnce; last === atOnce; sum += last) {
    [, last] = (await hub.busOf(service).database.query(`delete from ${what}`, values)) as [unknown, number];
  }
  return sum;
}

/** Tidies once an hour until the answer is called. A fault is told and tried again the next hour. */
export function tidyHourly(hub: Hub, home: Home): () => void {
  const timer = setInterval(() => {
    tidy(hub, home).catch((error: unknown) => log.warn(`Old events could not be disposed of: ${reasonOf(error)}`));
  }, hour).unref();
  return () => clearInterval(timer);
}
