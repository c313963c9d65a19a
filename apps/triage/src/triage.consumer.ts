import { type Commit, Consumer, On } from '#lib/bus';
import {
  type CaseTypeCorrected,
  CaseTypeCorrectedSchema,
  type ContactClosed,
  ContactClosedSchema,
  type MessageReceived,
  MessageReceivedSchema,
} from '#lib/contracts';
import { TriageService } from './triage.service.js';

@Consumer('triage')
export class TriageConsumer {
  constructor(private readonly triage: TriageService) {}

  @On(MessageReceivedSchema)
  async received(event: MessageReceived, commit: Commit): Promise<void> {
    if (event.setAside === '') await this.triage.sort(event, commit);
  }

  @On(CaseTypeCorrectedSchema)
  async corrected(event: CaseTypeCorrected, commit: Commit): Promise<void> {
    await this.triage.correct(event, commit);
  }

  /** Guidance dies with the open contact: nothing of its text stays here. */
  @On(ContactClosedSchema)
  async closed(event: ContactClosed, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query('update triaged set turns = null where contact_id = $1', [event.contactId]);
    });
  }
}
