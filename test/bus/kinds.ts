import { embedded, type Kind } from './world.js';

/** Kinds by name, for a member in a process of its own; Kafka's client is loaded only when asked for. */
export const kinds: Record<Kind['name'], () => Promise<Kind>> = {
  embedded: async () => embedded,
  kafka: async () => (await import('../kafka/kafka-kind.js')).kafka(),
};
