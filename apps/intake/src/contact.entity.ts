import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One citizen's matter in one channel, as intake keeps it. Contact text is only in encrypted columns. */
@Entity('contact')
export class Contact {
  @PrimaryColumn('text') id!: string;
  @Column('text') reference!: string;
  @Column('text') channel!: string;
  @Column('text', { name: 'citizen_ref' }) citizenRef!: string;
  @Column('text') assurance!: string;
  @Column('text', { name: 'right_to_act' }) right!: string;
  @Column('boolean', { name: 'protected_identity' }) protectedIdentity!: boolean;
  @Column('text', { name: 'delivery_channel' }) deliveryChannel!: string;
  /** Reply address sealed to approval's public key. */
  @Column('text', { name: 'sealed_address' }) sealedAddress!: string;
  /** Hash of the address messages must come from to continue this contact. */
  @Column('text', { name: 'sender_hash' }) senderHash!: string;
  @Column('text', { name: 'form_id' }) formId!: string;
  @Column('text') language!: string;
  @Column('integer', { name: 'last_seq' }) lastSeq!: number;
  /** Placeholders of the contact, encrypted JSON. */
  @Column('bytea', { name: 'placeholders', nullable: true }) placeholders!: Buffer | null;
  @Column('text', { name: 'call_state' }) callState!: string;
  @Column('timestamptz', { name: 'arrived_at' }) arrivedAt!: Date;
  @Column('text', { name: 'holder_id' }) holderId!: string;
  @Column('bigint', { name: 'claim' }) claim!: string;
  @Column('timestamptz', { name: 'held_until', nullable: true }) heldUntil!: Date | null;
}
