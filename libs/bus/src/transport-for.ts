import { EmbeddedTransport } from './embedded.transport.js';
import { KafkaTransport } from './kafka.transport.js';
import { kafkaSettings } from './kafka-settings.js';
import type { Transport } from './transport.js';

/** Kafka where KAFKA_BROKERS is set, else the log table. Throws when the environment for Kafka is wrong. */
export const transportFor = (variables: Record<string, string | undefined> = process.env): Transport =>
  variables['KAFKA_BROKERS'] ? new KafkaTransport(kafkaSettings(variables)) : new EmbeddedTransport();
