import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { announce } from '../announce.js';
import type { Article } from '../contracts.js';
import { explain, useText } from '../text/index.js';
import { withdraw } from './use-articles.js';
import { useWords } from './words.js';

/** How much the article is used, and taking it out of use. */
export function HistoryUse({ article, editor }: { article: z.infer<typeof Article>; editor: boolean }) {
  const { history: words } = useWords();
  const text = useText();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [why, setWhy] = useState('');
  const withdrawing = useMutation({
    mutationFn: () => withdraw(article.id, why.trim()),
    onSuccess: () => {
      dialog.current?.close();
      announce(words.withdrawn);
      void queries.invalidateQueries({ queryKey: ['article', article.id] });
      void queries.invalidateQueries({ queryKey: ['articles'] });
    },
  });
  return (
    <aside className="ed-use" aria-label={words.use}>
      <h2>{words.use}</h2>
      <dl>
        <dt>{words.used}</dt>
        <dd className="num">{article.usedIn}</dd>
        <dt>{words.rejected}</dt>
        <dd className="num">{article.rejected}</dd>
      </dl>
      {editor && article.publishedVersion !== null && (
        <button type="button" className="btn" onClick={() => dialog.current?.showModal()}>
          {words.withdraw}
        </button>
      )}
      <dialog ref={dialog} className="dialog" aria-labelledby="withdraw-title">
        <h2 id="withdraw-title">{words.withdrawTitle}</h2>
        <p>{words.withdrawText}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            withdrawing.mutate();
          }}
        >
          <label className="field-label" htmlFor="withdraw-why">
            {words.withdrawWhy}
          </label>
          <textarea
            id="withdraw-why"
            rows={3}
            required
            minLength={3}
            maxLength={500}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
          {withdrawing.error && (
            <p className="note" role="alert">
              {explain(withdrawing.error, text)}
            </p>
          )}
          <div className="row" style={{ marginTop: 14 }}>
            <button type="submit" className="btn go" disabled={withdrawing.isPending}>
              {words.withdrawGo}
            </button>
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              {text.common.cancel}
            </button>
          </div>
        </form>
      </dialog>
    </aside>
  );
}
