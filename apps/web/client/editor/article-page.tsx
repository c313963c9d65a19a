import { Link, NavLink, useParams } from 'react-router';
import type { z } from 'zod';
import type { Article } from '../contracts.js';
import { Coming, CouldNot } from '../could-not.js';
import { clock } from '../format.js';
import { useMe } from '../session.js';
import { explain, useText } from '../text/index.js';
import { useCaseTypes } from './case-types.js';
import { History } from './history.js';
import { Review } from './review.js';
import { useArticle } from './use-articles.js';
import { type Draft, useDraft } from './use-draft.js';
import { useWords } from './words.js';
import { Write } from './write.js';

const steps = ['write', 'review', 'history'] as const;
type OneArticle = z.infer<typeof Article>;

/** One article: write, review, history. */
export function ArticlePage() {
  const { id = '' } = useParams();
  const words = useWords();
  const { data, error, refetch } = useArticle(id);
  if (data) return <Opened key={id} article={data} />;
  return (
    <main id="main">
      {error ? (
        <CouldNot title={words.failedOne} error={error} onRetry={() => void refetch()} />
      ) : (
        <Coming lines={10} />
      )}
    </main>
  );
}

function Opened({ article }: { article: OneArticle }) {
  const words = useWords();
  const me = useMe();
  const { nameOf } = useCaseTypes();
  const { step } = useParams();
  const draft = useDraft(article);
  const here = steps.find((one) => one === step) ?? 'write';
  const editor = me.roles.includes('editor');
  return (
    <main id="main" className="ed-page" tabIndex={-1}>
      <header className="ed-top">
        <p className="xs">
          <Link to="..">{words.title}</Link> / {nameOf(article.caseType)}
        </p>
        <h1>{draft.content.sv.title || words.create}</h1>
        <nav className="ed-tabs" aria-label={article.title}>
          {steps.map((one) => (
            <NavLink
              key={one}
              to={`../${article.id}${one === 'write' ? '' : `/${one}`}`}
              aria-current={one === here ? 'page' : undefined}
            >
              {words.tabs[one]}
              {one === 'history' && <b>{article.versions.length}</b>}
              {one === 'review' && article.state === 'review' && <b>1</b>}
            </NavLink>
          ))}
        </nav>
        <Saved draft={draft} article={article} />
      </header>
      {here === 'write' && <Write article={article} draft={draft} editor={editor} />}
      {here === 'review' && <Review article={article} editor={editor} />}
      {here === 'history' && <History article={article} editor={editor} />}
    </main>
  );
}

/** Where the text is right now: on the server, in this browser, or nowhere yet. */
function Saved({ draft, article }: { draft: Draft; article: OneArticle }) {
  const { save, states, missing, version } = useWords();
  const text = useText();
  const told = {
    untouched:
      article.state === 'published'
        ? save.untouched(article.version)
        : `${states[article.state]}, ${version(article.version)}`,
    saved: save.saved(clock(article.updatedAt, text)),
    dirty: save.dirty,
    saving: save.saving,
    local: save.local,
    incomplete: save.incomplete(draft.lacks.map((one) => missing[one] ?? one).join(', ')),
    refused: save.refused(explain(draft.problem, text)),
    conflict: save.conflict,
  }[draft.state];
  const warn = ['local', 'incomplete', 'refused', 'conflict'].includes(draft.state);
  return (
    <p className={warn ? 'ed-saved warn-text' : 'ed-saved dim'} role="status">
      {told}
    </p>
  );
}
