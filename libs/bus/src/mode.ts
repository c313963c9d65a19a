import type { Bus } from './bus.js';

/** Name of the group that copies a log to Kafka. Its positions are also the mark that an installation has moved there. */
export const relayGroup = 'kafka-relay';

/**
 * Refuses a start on the other transport than the one the installation stands on: its listeners' positions are kept
 * where they were, so events would be replayed from the beginning or never heard. `npm run bus:move` moves them.
 */
export async function refuseMoved(bus: Bus, to: 'embedded' | 'kafka'): Promise<void> {
  const [row] = (await bus.database.query(
    `select bool_or(grp = $1) as kafka, bool_or(grp <> $1 and position > 0) as embedded from bus_offset`,
    [relayGroup],
  )) as { kafka: boolean | null; embedded: boolean | null }[];
  if (to === 'embedded' && row?.kafka) {
    throw new Error(
      `${bus.service} stands on Kafka: set KAFKA_BROKERS, or move it with "npm run bus:move -- --to embedded". Started without, events that are on Kafka would never be handled.`,
    );
  }
  if (to === 'kafka' && row?.embedded && !row.kafka) {
    throw new Error(
      `${bus.service} stands on its log table and KAFKA_BROKERS is set: move it first with "npm run bus:move". Started without, old events would be handled again.`,
    );
  }
}
