import { clock } from '../format.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { OwnField } from './own-text.js';

/** The machine's text is gone; the agent's own words stand, and go only if she lets them. */
export function Withdrawn() {
  const text = useText();
  const { shown, working } = useHolding();
  const { withdrawn } = shown;
  const { work } = working;
  if (!withdrawn) return null;
  return (
    <>
      <div className="note small" role="alert" style={{ marginBottom: 10 }}>
        <b>{text.withdrawn.title(clock(withdrawn.at, text))}</b> {text.withdrawn.reasons[withdrawn.reason] ?? ''}{' '}
        {work.own && text.withdrawn.kept}
      </div>
      <OwnField label={text.reply.ownLabel} rows={10} />
      {work.own && work.typedAt && <p className="typed">{text.withdrawn.typed(clock(work.typedAt, text))}</p>}
    </>
  );
}

/** The source column while a suggestion is withdrawn: why, and what there is instead. */
export function WithdrawnWhy() {
  const text = useText();
  const { shown, working } = useHolding();
  return (
    <>
      <header>
        <h2 id="source-title">{text.withdrawn.why}</h2>
      </header>
      <div className="body" id="source-body" tabIndex={-1} data-column>
        <p>{text.withdrawn.reasons[shown.withdrawn?.reason ?? ''] ?? ''}</p>
        <h3 className="sec">{text.withdrawn.newTitle}</h3>
        <p className="claim">{working.renewal ? text.withdrawn.newReady : text.withdrawn.newWaiting}</p>
        {working.renewal && <p className="dim">{text.withdrawn.newText}</p>}
        {working.work.own && (
          <>
            <h3 className="sec">{text.withdrawn.checkTitle}</h3>
            <p>{text.withdrawn.check}</p>
          </>
        )}
      </div>
    </>
  );
}
