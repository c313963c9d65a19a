import { type Commit, Consumer, On } from '#lib/bus';
import {
  type ArticlePublished,
  ArticlePublishedSchema,
  type ArticleWithdrawn,
  ArticleWithdrawnSchema,
  type MessageReceived,
  MessageReceivedSchema,
  type PassagesFound,
  PassagesFoundSchema,
} from '#lib/contracts';
import { AssistService } from './assist.service.js';

@Consumer('assist')
export class AssistConsumer {
  constructor(private readonly assist: AssistService) {}

  @On(PassagesFoundSchema)
  async found(event: PassagesFound, commit: Commit): Promise<void> {
    await this.assist.suggest(event, commit);
  }

  @On(MessageReceivedSchema)
  async received(event: MessageReceived, commit: Commit): Promise<void> {
    if (event.author === 'citizen' && event.setAside === '')
      await this.assist.heard(event.contactId, event.messageSeq, commit);
  }

  @On(ArticlePublishedSchema)
  async published(event: ArticlePublished, commit: Commit): Promise<void> {
    await this.assist.articleChanged(event.articleId, 'article-published', commit);
  }

  @On(ArticleWithdrawnSchema)
  async withdrawn(event: ArticleWithdrawn, commit: Commit): Promise<void> {
    await this.assist.articleChanged(event.articleId, 'article-withdrawn', commit);
  }
}
