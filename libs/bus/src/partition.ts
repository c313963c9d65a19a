import { createHash } from 'node:crypto';

/** Partitions of every topic, embedded and on Kafka alike. Changing it on a used installation breaks the order per key. */
export const partitions = 8;

/** Partition of a key: the first four bytes of its SHA-256, modulo. The same on both transports. */
export const partitionOf = (key: string): number =>
  createHash('sha256').update(key).digest().readUInt32BE(0) % partitions;
