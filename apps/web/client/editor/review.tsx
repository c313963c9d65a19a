import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { announce } from '../announce.js';
import type { Article } from '../contracts.js';
import { Coming, CouldNot } from '../could-not.js';
import { useMe } from '../session.js';
import { explain, useText } from '../text/index.js';
import { DiffView } from './diff-view.js';
import { ReviewDecision } from './review-decision.js';
import { compare, tally } from './sections.js';
import { publish, review, useFacts, useVersion } from './use-articles.js';
import { useWords } from './words.js';

/** A second person reads what differs from the published version, certifies and decides. */
export function Review({ article, editor }: { article: z.infer<typeof Article>; editor: boolean }) {
  const words = useWords();
  const text = useText();
  const me = useMe();
  const facts = useFacts();
  const queries = useQueryClient();
  const [changedOnly, setChangedOnly] = useState(false);
  const [problem, setProblem] = useState('');
  const against =
    article.publishedVersion && article.publishedVersion !== article.version ? article.publishedVersion : 0;
  const before = useVersion(article.id, against, false);
  const open = ['draft', 'returned', 'review', 'approved'].includes(article.state);
  if (!open) {
    return (
      <div className="empty">
        <h2>{words.review.nothing}</h2>
        <p>{words.review.nothingText}</p>
      </div>
    );
  }
  if (before.error)
    return <CouldNot title={words.history.missing} error={before.error} onRetry={() => void before.refetch()} />;
  if (against && !before.data) return <Coming lines={8} />;
  const compared = compare(before.data, article.content);
  const changes = tally(compared);
  const act = async (steps: () => Promise<unknown>, told: string) => {
    setProblem('');
    try {
      await steps();
      announce(told);
    } catch (error) {
      setProblem(explain(error, text));
    }
    await queries.invalidateQueries({ queryKey: ['article', article.id] });
    void queries.invalidateQueries({ queryKey: ['articles'] });
  };
  return (
    <div className="ed-review">
      <div className="ed-doc" tabIndex={0} role="region" aria-label={words.tabs.review}>
        <div className="row wrap ed-bar">
          <span className="dim">
            {words.review.title(article.version, article.publishedVersion)}, {words.review.by(article.author)}
          </span>
          <span className="dim">{words.review.tally(changes.added, changes.removed)}</span>
          <span className="grow" />
          <label className="row">
            <input type="checkbox" checked={changedOnly} onChange={({ target }) => setChangedOnly(target.checked)} />{' '}
            {words.review.changedOnly}
          </label>
        </div>
        {changes.parts === 0 && <p className="note">{words.review.same}</p>}
        <DiffView compared={compared} facts={facts} changedOnly={changedOnly} />
      </div>
      <ReviewDecision
        // A new text clears the ticks.
        key={article.updatedAt}
        article={article}
        changes={changes.parts}
        own={article.author === me.name}
        editor={editor}
        problem={problem}
        approve={() =>
          act(async () => {
            await review(article.id, article.version, 'approved', '');
            await publish(article.id);
          }, words.review.published)
        }
        sendBack={(why) => act(() => review(article.id, article.version, 'returned', why), words.review.sentBack)}
        publish={() => act(() => publish(article.id), words.review.published)}
      />
    </div>
  );
}
