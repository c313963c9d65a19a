// expect: TS1241
import { type Commit, On } from '#lib/bus';
import { type ArticlePublished, ReplySentSchema } from '#lib/contracts';

// A listener takes the event it listens to.
export class Wrong {
  @On(ReplySentSchema)
  async sent(_event: ArticlePublished, _commit: Commit): Promise<void> {}
}
