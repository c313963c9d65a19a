import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A contact as the desk shows it. Its texts lie encrypted in their own tables. */
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
  @Column('text') language!: string;
  @Column('boolean') simulated!: boolean;
  @Column('text') team!: string;
  /** Who gave the team: nobody yet (''), case-type, hand-over or simulator. */
  @Column('text', { name: 'team_by' }) teamBy!: string;
  @Column('text', { name: 'reserved_for' }) reservedFor!: string;
  @Column('timestamptz', { name: 'reserved_until', nullable: true }) reservedUntil!: Date | null;
  @Column('text', { name: 'case_type' }) caseType!: string;
  @Column('text') word!: string;
  @Column('text', { name: 'decided_by' }) decidedBy!: string;
  @Column('text') urgency!: string;
  /** Only while the contact is open. */
  @Column('boolean') risk!: boolean;
  @Column('text', { array: true }) acts!: string[];
  @Column('jsonb') alternatives!: { id: string; probability: number }[];
  /** Encrypted JSON {risks, reasons, about}; gone at closing. */
  @Column('bytea', { nullable: true }) guidance!: Buffer | null;
  @Column('integer', { name: 'triaged_seq' }) triagedSeq!: number;
  @Column('timestamptz', { name: 'arrived_at' }) arrivedAt!: Date;
  @Column('integer', { name: 'last_seq' }) lastSeq!: number;
  /** Newest message of the citizen; 0 before the first. */
  @Column('integer', { name: 'citizen_seq' }) citizenSeq!: number;
  /** Newest message that an approved or sent reply answers. */
  @Column('integer', { name: 'answered_seq' }) answeredSeq!: number;
  @Column('timestamptz', { name: 'waiting_since', nullable: true }) waitingSince!: Date | null;
  @Column('timestamptz', { name: 'answer_by', nullable: true }) answerBy!: Date | null;
  @Column('text', { name: 'set_aside' }) setAside!: string;
  @Column('text') reply!: string;
  @Column('text', { name: 'suggestion_id' }) suggestionId!: string;
  @Column('integer', { name: 'suggestion_seq' }) suggestionSeq!: number;
  @Column('text', { name: 'call_state' }) callState!: string;
  /** Newest message when it was closed; null while open. */
  @Column('integer', { name: 'closed_seq', nullable: true }) closedSeq!: number | null;
  @Column('text', { name: 'close_reason' }) closeReason!: string;
  @Column('text') state!: string;
  @Column('text', { name: 'holder_id' }) holderId!: string;
  @Column('text', { name: 'holder_name' }) holderName!: string;
  @Column('bigint') claim!: string;
  @Column('timestamptz', { name: 'held_until', nullable: true }) heldUntil!: Date | null;
  @Column('date', { name: 'follow_up', nullable: true }) followUp!: string | null;
  /** The day has come and nobody has acted on it. */
  @Column('boolean', { name: 'follow_up_due' }) followUpDue!: boolean;
  @Column('text', { name: 'follow_up_by' }) followUpBy!: string;
}
