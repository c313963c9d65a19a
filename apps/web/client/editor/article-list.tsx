import { Link, useSearchParams } from 'react-router';
import { Coming, CouldNot } from '../could-not.js';
import { Icon } from '../icon.js';
import { useMe } from '../session.js';
import { useText } from '../text/index.js';
import { ArticleTable } from './article-table.js';
import { useCaseTypes } from './case-types.js';
import { chosen, counts, type View, views } from './rows.js';
import { today } from './today.js';
import { useArticles } from './use-articles.js';
import { useWords } from './words.js';

/** Every article, to be found by state, words and case type. What is chosen stays in the address, so that it can be shared and gone back to. */
export function ArticleList() {
  const words = useWords();
  const { locale } = useText();
  const me = useMe();
  const { data, error, refetch } = useArticles();
  const { all: caseTypes, nameOf } = useCaseTypes();
  const [params, setParams] = useSearchParams();
  const view = views.find((one) => one === params.get('visa')) ?? 'all';
  const wanted = { view, words: params.get('sok') ?? '', caseType: params.get('typ') ?? '' };
  const choose = (name: string, value: string) =>
    setParams(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  const now = { today: today(), me: me.name };
  const rows = data ? chosen(data, wanted, now, nameOf) : [];
  const n = data && counts(data, now);
  return (
    <main id="main" className="ed-list" tabIndex={-1}>
      <header className="ed-head">
        <div>
          <h1>{words.title}</h1>
          <p className="dim">{words.lead}</p>
        </div>
        {me.roles.includes('editor') && (
          <Link className="btn go" to="ny">
            {words.create}
          </Link>
        )}
      </header>
      <div className="ed-views" role="group" aria-label={words.columns.state}>
        {views.map((one: View) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === view}
            onClick={() => choose('visa', one === 'all' ? '' : one)}
          >
            {words.views[one]} {n && <b>{n[one]}</b>}
          </button>
        ))}
      </div>
      <div className="ed-find">
        <label className="find">
          <Icon name="find" />
          <span className="sr">{words.search}</span>
          <input
            type="search"
            placeholder={words.search}
            value={wanted.words}
            onChange={(event) => choose('sok', event.target.value)}
          />
        </label>
        <select
          className="select"
          aria-label={words.caseType}
          value={wanted.caseType}
          onChange={(event) => choose('typ', event.target.value)}
        >
          <option value="">{words.allCaseTypes}</option>
          {[...caseTypes]
            .sort((a, b) => nameOf(a.id).localeCompare(nameOf(b.id), locale))
            .map(({ id }) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
        </select>
        <p className="dim" role="status">
          {data && words.found(rows.length)}
        </p>
      </div>
      {data ? (
        <ArticleTable rows={rows} nameOf={nameOf} />
      ) : error ? (
        <CouldNot title={words.failed} error={error} onRetry={() => void refetch()} />
      ) : (
        <Coming lines={12} />
      )}
    </main>
  );
}
