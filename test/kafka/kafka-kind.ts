import { KafkaTransport } from '#lib/bus';
import type { Kind } from '../bus/world.js';

/** The transport on a real broker: the one the run has started, or KAFKA_BROKERS. */
export function kafka(): Kind {
  const brokers = process.env['KAFKA_BROKERS'] ?? '';
  return {
    name: 'kafka',
    transport: (prefix, pace) =>
      new KafkaTransport({ brokers: brokers.split(','), prefix, replication: 1, session: 1_500 }, pace),
    environment: { KAFKA_BROKERS: brokers },
  };
}
