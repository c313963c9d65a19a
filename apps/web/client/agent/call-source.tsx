import './source.css';
import { useRef } from 'react';
import { useKeys } from '../keys.js';
import { useText } from '../text/index.js';
import { AskArticles } from './ask-articles.js';
import { useHolding } from './holding.js';
import { Passage } from './passage.js';
import type { Calling } from './phone.js';

/** The right column of a call: the passage behind the chosen card and the agent's own notes; afterwards what will happen. */
export function CallSource({ calling: { call, change, chosen }, ended }: { calling: Calling; ended: boolean }) {
  const text = useText();
  const { shown } = useHolding();
  const notes = useRef<HTMLTextAreaElement>(null);
  const card = call.cards[chosen];
  const citation = shown.suggestion?.citations.find((one) => one.number === card?.citations[0]);
  useKeys({ 'Alt+KeyM': () => notes.current?.focus() });
  return (
    <section className="col source call-source" aria-labelledby="source-title">
      <header>
        <h2 id="source-title">{ended ? text.phone.afterwards : text.source.title}</h2>
        {!ended && card && <span className="xs dim">{text.phone.toCard(chosen + 1)}</span>}
      </header>
      <div className="body" id="source-body" data-column tabIndex={0} role="group" aria-label={text.source.label}>
        {ended && (
          <>
            <h3 className="sec">{text.phone.journal}</h3>
            <p>{text.phone.journalText}</p>
          </>
        )}
        {citation && card ? (
          <Passage citation={citation} claim={card.text} />
        ) : (
          !ended && <p className="dim">{card ? text.source.noSource : text.source.none}</p>
        )}
      </div>
      {!ended && (
        <div className="own-notes">
          <label className="field-label" htmlFor="notes">
            {text.phone.notes} <kbd>Alt M</kbd>
          </label>
          <textarea
            id="notes"
            ref={notes}
            rows={5}
            maxLength={8000}
            value={call.notes}
            onChange={(event) => change({ notes: event.target.value })}
          />
          <p className="xs dim">{text.phone.saved}</p>
        </div>
      )}
      {!ended && <AskArticles />}
    </section>
  );
}
