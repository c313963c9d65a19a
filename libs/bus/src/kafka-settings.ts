import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const Environment = z
  .object({
    KAFKA_BROKERS: z
      .string()
      .transform((text) =>
        text
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.string().regex(/^[\w.[\]:-]+:\d+$/, 'write host:port,host:port')).min(1)),
    /** File with the certificate authority that signed the brokers' certificates, or `system`. Unset: no TLS. */
    KAFKA_SSL_CA: z
      .string()
      .refine((file) => file === 'system' || existsSync(file), 'no such file')
      .optional(),
    KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
    KAFKA_SASL_USERNAME: z.string().optional(),
    KAFKA_SASL_PASSWORD: z.string().optional(),
    /** Put before every topic and group, where several installations share a cluster. */
    KAFKA_PREFIX: z
      .string()
      .regex(/^[\w.-]*$/, 'letters, digits, dot, dash and underscore')
      .default(''),
    /** Copies of every topic that is created here; -1 is the cluster's own default. */
    KAFKA_REPLICATION: z.coerce.number().int().min(-1).max(9).default(-1),
  })
  .refine((env) => !env.KAFKA_SASL_MECHANISM || (env.KAFKA_SASL_USERNAME && env.KAFKA_SASL_PASSWORD), {
    message: 'KAFKA_SASL_MECHANISM needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD',
  })
  .refine((env) => !env.KAFKA_SASL_MECHANISM || env.KAFKA_SASL_MECHANISM !== 'plain' || env.KAFKA_SSL_CA, {
    message: 'KAFKA_SASL_MECHANISM=plain would send the password in clear: set KAFKA_SSL_CA',
  });

/** How to reach Kafka. Times in milliseconds. */
export interface KafkaSettings {
  brokers: string[];
  /** Certificate authority in PEM, true for the system's, undefined without TLS. */
  tls?: string | true;
  sasl?: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string };
  prefix: string;
  replication: number;
  /** How long a killed member's partitions wait for another. */
  session: number;
}

/** Reads the environment. Throws one message that lists everything that is wrong. */
export function kafkaSettings(variables: Record<string, string | undefined> = process.env): KafkaSettings {
  const parsed = Environment.safeParse(
    Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')),
  );
  if (!parsed.success) throw new Error(`The environment for Kafka is wrong:\n${z.prettifyError(parsed.error)}`);
  const {
    KAFKA_BROKERS,
    KAFKA_SSL_CA: ca,
    KAFKA_SASL_MECHANISM: mechanism,
    KAFKA_SASL_USERNAME: username = '',
    KAFKA_SASL_PASSWORD: password = '',
  } = parsed.data;
  return {
    brokers: KAFKA_BROKERS,
    tls: ca === 'system' ? true : ca && readFileSync(ca, 'utf8'),
    sasl: mechanism && { mechanism, username, password },
    prefix: parsed.data.KAFKA_PREFIX,
    replication: parsed.data.KAFKA_REPLICATION,
    session: 10_000,
  };
}
