import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One utterance; the original is kept encrypted under the contact's key. */
@Entity('message')
export class StoredMessage {
  @PrimaryColumn('text', { name: 'contact_id' }) contactId!: string;
  @PrimaryColumn('integer') seq!: number;
  /** Keyed hash of the source's own id: the same mail, post or segment twice is one message. */
  @Column('text') key!: string;
  @Column('text') author!: string;
  /** Encrypted JSON: `Original`. */
  @Column('bytea') original!: Buffer;
  /** What the source sent, byte for byte, gzipped and encrypted; null where the text is all there was. */
  @Column('bytea', { nullable: true, select: false }) raw!: Buffer | null;
  @Column('text', { name: 'set_aside' }) setAside!: string;
  @Column('timestamptz', { name: 'arrived_at' }) arrivedAt!: Date;
  @Column('bigint', { name: 'at_ms' }) atMs!: string;
}
