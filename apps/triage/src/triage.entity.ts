import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What triage knows of an open contact; the text is encrypted under the contact's key. */
@Entity('triaged')
export class Triaged {
  @PrimaryColumn('text', { name: 'contact_id' }) contactId!: string;
  @Column('integer', { name: 'message_seq' }) messageSeq!: number;
  @Column('text') channel!: string;
  /** Encrypted JSON: the citizen's masked turns so far. */
  @Column('bytea', { nullable: true }) turns!: Buffer | null;
  @Column('text', { name: 'case_type' }) caseType!: string;
  /** model or agent; an agent's word is not overruled by the model. */
  @Column('text', { name: 'decided_by' }) decidedBy!: string;
}
