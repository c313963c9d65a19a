import { useState } from 'react';
import type { z } from 'zod';
import type { Article } from '../contracts.js';
import { TwoPresses } from './two-presses.js';
import { useWords } from './words.js';

/** What the reviewer certifies, and the decision: two presses to approve, a reason to send back. The author is never offered either. */
export function ReviewDecision({
  article,
  changes,
  own,
  editor,
  problem,
  approve,
  sendBack,
  publish,
}: {
  article: z.infer<typeof Article>;
  changes: number;
  own: boolean;
  editor: boolean;
  problem: string;
  approve: () => Promise<void>;
  sendBack: (why: string) => Promise<void>;
  publish: () => Promise<void>;
}) {
  const { review: words } = useWords();
  const [ticks, setTicks] = useState([false, false, false]);
  const [returning, setReturning] = useState(false);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const certify = [words.read(changes), words.facts, words.legal(article.content.legal.join(', '))];
  const ready = ticks.every(Boolean);
  const once = (act: () => Promise<void>) => {
    setBusy(true);
    void act().finally(() => setBusy(false));
  };
  const newest = article.versions[0];
  return (
    <aside className="ed-decide" aria-label={words.certify}>
      {problem && (
        <p className="note" role="alert">
          {problem}
        </p>
      )}
      {article.state === 'approved' && (
        <>
          <p>{words.waitsPublish(newest?.reviewer ?? '')}</p>
          {editor && (
            <button type="button" className="btn go" disabled={busy} onClick={() => once(publish)}>
              {words.publish}
            </button>
          )}
        </>
      )}
      {(article.state === 'draft' || article.state === 'returned') && <p className="dim">{words.notSent}</p>}
      {article.state === 'review' && own && <p className="note">{words.own}</p>}
      {article.state === 'review' && !own && editor && (
        <>
          <p className="dim">{words.wrote(article.author)}</p>
          <h2>{words.certify}</h2>
          {certify.map((label, index) => (
            <label key={label} className="ed-tick">
              <input
                type="checkbox"
                checked={ticks[index]}
                onChange={({ target }) => setTicks(ticks.map((old, at) => (at === index ? target.checked : old)))}
              />
              <span>{label}</span>
            </label>
          ))}
          <TwoPresses
            first={words.approve}
            second={words.sure}
            consequence={words.sureText}
            disabled={!ready || busy}
            why={ready ? '' : words.tickFirst}
            onSure={() => once(approve)}
          />
          {returning ? (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                once(() => sendBack(why.trim()));
              }}
            >
              <label className="field-label" htmlFor="why-back">
                {words.whyBack}
              </label>
              <textarea
                id="why-back"
                rows={3}
                required
                minLength={3}
                maxLength={1000}
                value={why}
                onChange={({ target }) => setWhy(target.value)}
              />
              <button type="submit" className="btn" disabled={busy}>
                {words.sendBack}
              </button>
            </form>
          ) : (
            <button type="button" className="btn" onClick={() => setReturning(true)}>
              {words.sendBack}
            </button>
          )}
        </>
      )}
    </aside>
  );
}
