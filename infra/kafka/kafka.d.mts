export interface KafkaNode {
  /** `host:port` for KAFKA_BROKERS. */
  readonly brokers: string;
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  again(): Promise<void>;
  stop(): Promise<void>;
}
export function fetchKafka(say?: (line: string) => void): string;
export function startKafka(settings: {
  folder: string;
  port?: number;
  settings?: Record<string, string | number | boolean>;
  say?: (line: string) => void;
}): Promise<KafkaNode>;
