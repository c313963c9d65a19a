import { Injectable } from '@nestjs/common';
import type { Commit } from '#lib/bus';
import { type ContactTriaged, PassagesFoundSchema } from '#lib/contracts';
import { answersFor } from './answers.js';
import { SearchService } from './search.service.js';

/** Finds the passages that may answer a contact, outside the transaction; tells the line inside it. */
@Injectable()
export class PassagesService {
  constructor(private readonly search: SearchService) {}

  async find(event: ContactTriaged, commit: Commit): Promise<void> {
    const { questions, passages } = answersFor(event, this.search);
    const { contactId, messageSeq, language, channel, caseType, word, risks, acts, text, subject } = event;
    await commit(async (tx) => {
      tx.publish(PassagesFoundSchema, {
        contactId,
        messageSeq,
        language,
        channel,
        caseType,
        word,
        risks,
        acts,
        text,
        subject,
        questions,
        passages,
        triageId: commit.envelope.id,
      });
    });
  }
}
