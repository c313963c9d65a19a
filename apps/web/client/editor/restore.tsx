import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { announce } from '../announce.js';
import type { Article, ArticleContent } from '../contracts.js';
import { explain, useText } from '../text/index.js';
import { saveDraft } from './use-articles.js';
import { useWords } from './words.js';

/** Makes a new draft of an old text. Not offered over a draft that is being written. */
export function Restore({ article, content }: { article: z.infer<typeof Article>; content: ArticleContent }) {
  const { history: words } = useWords();
  const text = useText();
  const queries = useQueryClient();
  const restoring = useMutation({
    mutationFn: () => saveDraft(article.id, content, article.version),
    onSuccess: (saved) => {
      queries.setQueryData(['article', article.id], saved);
      void queries.invalidateQueries({ queryKey: ['articles'] });
      announce(words.restored);
    },
  });
  const busy = ['draft', 'returned', 'review', 'approved'].includes(article.state);
  return (
    <>
      {restoring.error && <span role="alert">{explain(restoring.error, text)}</span>}
      <button
        type="button"
        className="btn"
        disabled={busy || restoring.isPending}
        title={busy ? words.restoreBlocked : undefined}
        onClick={() => restoring.mutate()}
      >
        {words.restore}
      </button>
    </>
  );
}
