import type { z } from 'zod';
import type { Article } from '../contracts.js';
import type { Draft } from './use-draft.js';
import { useWords } from './words.js';

/** What the writer must know first: unsaved text found again, another's saving, why the text came back, facts that have ended. */
export function WriteNotes({
  article,
  draft,
  expired,
  readOnly,
  problem,
}: {
  article: z.infer<typeof Article>;
  draft: Draft;
  expired: readonly string[];
  readOnly: boolean;
  problem: string;
}) {
  const words = useWords();
  const newest = article.versions[0];
  return (
    <>
      {draft.kept && !readOnly && (
        <div className="note row wrap">
          <span className="grow">{words.save.restored}</span>
          <button type="button" className="btn" onClick={draft.useKept}>
            {words.save.useKept}
          </button>
          <button type="button" className="btn quiet" onClick={draft.dropKept}>
            {words.save.dropKept}
          </button>
        </div>
      )}
      {draft.state === 'conflict' && (
        <div className="note row wrap" role="alert">
          <span className="grow">{words.save.conflict}</span>
          <button type="button" className="btn" onClick={() => void draft.keepMine()}>
            {words.save.conflictMine}
          </button>
          <button type="button" className="btn quiet" onClick={draft.takeTheirs}>
            {words.save.conflictTheirs}
          </button>
        </div>
      )}
      {problem && (
        <p className="note" role="alert">
          {problem}
        </p>
      )}
      {article.state === 'returned' && newest?.why && (
        <p className="note">{words.returned(newest.reviewer, newest.why)}</p>
      )}
      {words.readOnly[article.state] && <p className="note">{words.readOnly[article.state]}</p>}
      {expired.length > 0 && <p className="note">{words.factsExpired(expired.join(', '))}</p>}
    </>
  );
}
