import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Assurance, Channel, DeliveryChannel, Right } from '#lib/contracts';

/** One citizen's matter in one channel, as intake keeps it. Contact text is only in encrypted columns. */
@Entity('contact')
export class Contact {
  @PrimaryColumn('text') id!: string;
  @Column('text') reference!: string;
  @Column('text') channel!: Channel;
  @Column('text', { name: 'citizen_ref' }) citizenRef!: string;
  @Column('text') assurance!: Assurance;
  @Column('text', { name: 'right_to_act' }) right!: Right;
  @Column('boolean', { name: 'protected_identity' }) protectedIdentity!: boolean;
  @Column('text', { name: 'delivery_channel' }) deliveryChannel!: DeliveryChannel;
  /** Reply address sealed to approval's public key, and that under the contact's own key, so that disposal reaches it. */
  @Column('bytea', { name: 'sealed_address', nullable: true }) sealedAddress!: Buffer | null;
  /** Hash of the one address whose mail continues this contact. */
  @Column('text', { name: 'sender_hash' }) senderHash!: string;
  @Column('text', { name: 'form_id' }) formId!: string;
  @Column('text') language!: string;
  @Column('integer', { name: 'last_seq' }) lastSeq!: number;
  /** Placeholders of the contact, encrypted JSON. */
  @Column('bytea', { name: 'placeholders', nullable: true }) placeholders!: Buffer | null;
  /** Keyed hash of what began it when no message did: a chat's own key. */
  @Column('text', { name: 'begin_key', nullable: true }) beginKey!: string | null;
  @Column('timestamptz', { name: 'arrived_at' }) arrivedAt!: Date;
  @Column('text', { name: 'holder_id' }) holderId!: string;
  @Column('bigint', { name: 'claim' }) claim!: string;
  @Column('timestamptz', { name: 'held_until', nullable: true }) heldUntil!: Date | null;
}
