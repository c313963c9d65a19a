import { useEffect } from 'react';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { PartHead } from './part-head.js';
import { fill } from './placeholders.js';

/** The agent writes the whole reply herself: why there is no suggestion, and an open sheet. */
export function OwnText() {
  const text = useText();
  const { shown, suggestion, conversation, working } = useHolding();
  const { work } = working;
  const rejected = shown.withdrawn?.reason === 'rejected';
  const withheld = rejected ? 'rejected' : shown.suggestion?.withheld;
  const writing = !shown.suggestion && !shown.withdrawn;
  const [title, reason] = text.reply.withheld[withheld ?? ''] ?? text.reply.withheldOther;
  return (
    <>
      {conversation.row.caseType && <PartHead index={0} />}
      {writing ? (
        <div className="lock" role="status">
          <p className="b">{text.reply.writing}</p>
          <p className="small">{text.reply.writingText}</p>
          <div className="lock-lines" aria-hidden="true">
            <i style={{ width: '90%' }} />
            <i style={{ width: '64%' }} />
          </div>
        </div>
      ) : (
        (withheld || !shown.suggestion) && (
          <div className="note small" role="status" style={{ margin: '10px 0' }}>
            <b>{title}.</b> {reason}
          </div>
        )
      )}
      {work.ownMode && suggestion && suggestion.sentences.length > 0 && (
        <button
          type="button"
          className="btn quiet"
          style={{ marginLeft: -8 }}
          onClick={() => working.change((now) => ({ ...now, ownMode: false }))}
        >
          {text.reply.useSuggestion}
        </button>
      )}
      <OwnField label={text.reply.ownLabel} rows={14} start={!writing} />
    </>
  );
}

/** The agent's own sheet. Begins with a greeting and a name when the channel is a letter. */
export function OwnField({ label, rows, start = false }: { label: string; rows: number; start?: boolean }) {
  const text = useText();
  const { working, conversation, shown, values } = useHolding();
  const { work, change, kept } = working;
  const mail = work.channel === 'email' || work.channel === 'form' || work.channel === 'letter';
  const swedish = (shown.suggestion?.contactLanguage || conversation.row.language || 'sv') === 'sv';
  const signature = fill(text.reply.signature(swedish), values);
  useEffect(() => {
    if (start && mail && !work.own) change((now) => (now.own ? now : { ...now, ownMode: true, own: signature }));
  }, [start, mail, work.own, change, signature]);
  return (
    <>
      <label className="sec" htmlFor="own">
        {label}
      </label>
      <textarea
        id="own"
        className="own-field"
        rows={rows}
        dir="auto"
        value={work.own}
        maxLength={100_000}
        placeholder={text.reply.ownPlaceholder}
        onChange={(event) => change((now) => ({ ...now, own: event.target.value, ownMode: true }))}
      />
      <p className={`xs ${kept ? 'dim' : 'warn-text'}`}>{kept ? text.reply.saved : text.reply.notSaved}</p>
    </>
  );
}
