/** Which partitions a reader may handle, and how far it has come in each. */
export interface Share {
  subscribe(): Promise<void>;
  /** Renews, gives back and takes; partitions in `busy` are being handled. Cheap when called often. */
  tend(busy: ReadonlyMap<number, unknown>): Promise<void>;
  /** Partitions held now and the position each is read from. */
  positions(): Map<number, string>;
  holds(partition: number): boolean;
  advance(partition: number, seq: string): void;
  /** Writes how far a partition has come. */
  save(partition: number): Promise<void>;
  release(): Promise<void>;
}
