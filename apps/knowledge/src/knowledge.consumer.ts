import { type Commit, Consumer, On } from '#lib/bus';
import {
  type ArticlePublished,
  ArticlePublishedSchema,
  type ArticleWithdrawn,
  ArticleWithdrawnSchema,
  type ContactTriaged,
  ContactTriagedSchema,
  type ReplyApproved,
  ReplyApprovedSchema,
  type ReplyRejected,
  ReplyRejectedSchema,
} from '#lib/contracts';
import { PassagesService } from './passages.service.js';
import { SearchService } from './search.service.js';

@Consumer('knowledge')
export class KnowledgeConsumer {
  constructor(
    private readonly passages: PassagesService,
    private readonly search: SearchService,
  ) {}

  @On(ContactTriagedSchema)
  async triaged(event: ContactTriaged, commit: Commit): Promise<void> {
    await this.passages.find(event, commit);
  }

  @On(ArticlePublishedSchema, { every: 'replica' })
  async published(event: ArticlePublished): Promise<void> {
    await this.search.refresh(event.articleId);
  }

  @On(ArticleWithdrawnSchema, { every: 'replica' })
  async withdrawn(event: ArticleWithdrawn): Promise<void> {
    await this.search.refresh(event.articleId);
  }

  /** What approved replies rested on: how often a passage is used, and how much of it was changed. */
  @On(ReplyApprovedSchema)
  async approved(event: ReplyApproved, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      for (const { articleId, version, passageId, fate } of event.sentences) {
        if (!articleId) continue;
        await tx.rows.query(
          'insert into article_use (article_id, version, passage_id, contact_id, fate) values ($1,$2,$3,$4,$5) on conflict do nothing',
          [articleId, version, passageId, event.contactId, fate],
        );
      }
    });
  }

  @On(ReplyRejectedSchema)
  async rejected(event: ReplyRejected, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      for (const articleId of event.articleIds)
        await tx.rows.query('insert into article_rejected (article_id, contact_id, reasons) values ($1,$2,$3)', [
          articleId,
          event.contactId,
          event.reasons,
        ]);
    });
  }
}
