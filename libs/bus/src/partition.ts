import { createHash } from 'node:crypto';

/** Partitions of every topic, embedded and on Kafka alike. Changing it on a used installation breaks the order per key. */
export const partitions = 8;

/** Partition of a key: the first four bytes of its SHA-256, modulo. The same on both transports. */
export const partitionOf = (key: string): number =>
  createHash('sha256').update(key).digest().readUInt32BE(0) % partitions;

/** Bytes of an event at most, on both transports; refused where it is published, so that no reader or relay can choke on it. */
export const largestEvent = 4 * 1024 * 1024;
