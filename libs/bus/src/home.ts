import type { Bus } from './bus.js';

export type Home = 'embedded' | 'kafka';

const told: Record<Home, string> = {
  embedded:
    'its listeners read the log table, and KAFKA_BROKERS is set. Move it first with "npm run bus:move -- --to kafka"',
  kafka:
    'its listeners read from Kafka, and KAFKA_BROKERS is not set. Set it, or move back with "npm run bus:move -- --to embedded"',
};

/**
 * Notes on which transport a service's log stands, at its first start. Refuses a start on the other one: how far
 * listeners have come is kept where they were, so events would be handled again from the beginning, or never.
 */
export async function settleHome(bus: Bus, to: Home): Promise<void> {
  await bus.database.query('insert into bus_home (transport) values ($1) on conflict do nothing', [to]);
  const [row] = (await bus.database.query('select transport from bus_home')) as { transport: Home }[];
  if (row && row.transport !== to)
    throw new Error(
      `${bus.service} stands on ${row.transport}: ${told[row.transport]}. Started like this, events would be lost or handled again.`,
    );
}
