import { useState } from 'react';
import type { z } from 'zod';
import type { Article } from '../contracts.js';
import { Coming, CouldNot } from '../could-not.js';
import { when } from '../format.js';
import { useText } from '../text/index.js';
import { DiffView } from './diff-view.js';
import { HistoryUse } from './history-use.js';
import { Restore } from './restore.js';
import { compare, tally } from './sections.js';
import { useFacts, useVersion } from './use-articles.js';
import { useWords } from './words.js';

/** Every version: who wrote, who reviewed, what differed. An old text can come back only as a new draft. */
export function History({ article, editor }: { article: z.infer<typeof Article>; editor: boolean }) {
  const words = useWords();
  const text = useText();
  const facts = useFacts();
  const { versions } = article;
  const [chosen, setChosen] = useState(versions[0]?.version ?? 0);
  const [against, setAgainst] = useState<number | null>(null);
  const earlier = versions.filter(({ version }) => version < chosen);
  const base = against !== null && against < chosen ? against : (earlier[0]?.version ?? 0);
  const newest = useVersion(article.id, chosen, chosen === article.version);
  const before = useVersion(article.id, base, false);
  const here = versions.find(({ version }) => version === chosen);
  const compared = newest.data && (base === 0 || before.data) ? compare(before.data, newest.data) : undefined;
  const error = newest.error ?? before.error;
  return (
    <div className="ed-history">
      <nav className="ed-versions" aria-label={words.history.versions}>
        {versions.map((one) => (
          <button
            key={one.version}
            type="button"
            aria-current={one.version === chosen}
            onClick={() => setChosen(one.version)}
          >
            <b>{one.version}</b>
            <span>
              {words.states[one.state]}, {when(one.at, text)}
              <small>
                {one.author}
                {one.reviewer && `, ${words.history.reviewer(one.reviewer)}`}
              </small>
              {one.why && <small>”{one.why}”</small>}
            </span>
          </button>
        ))}
      </nav>
      <div className="ed-doc ed-white" tabIndex={0} role="region" aria-label={words.history.versionOption(chosen)}>
        <div className="row wrap ed-bar">
          <h2>{words.history.versionOption(chosen)}</h2>
          {earlier.length > 0 ? (
            <label>
              {words.history.against}{' '}
              <select className="select" value={base} onChange={({ target }) => setAgainst(Number(target.value))}>
                {earlier.map(({ version }) => (
                  <option key={version} value={version}>
                    {words.history.versionOption(version)}
                  </option>
                ))}
              </select>
            </label>
          ) : (
            <span className="dim">{words.history.nothingBefore}</span>
          )}
          <span className="grow" />
          {editor && newest.data && chosen !== article.version && <Restore article={article} content={newest.data} />}
        </div>
        {error ? (
          <CouldNot title={words.history.missing} error={error} onRetry={() => void newest.refetch()} />
        ) : !compared ? (
          <Coming />
        ) : null}
        {compared && base > 0 && tally(compared).parts === 0 && <p className="note">{words.history.same}</p>}
        {compared && <DiffView compared={compared} facts={facts} changedOnly={base > 0} />}
        {here && chosen !== article.version && <p className="dim">{words.history.restoreText}</p>}
      </div>
      <HistoryUse article={article} editor={editor} />
    </div>
  );
}
