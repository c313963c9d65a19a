import { announce } from '../announce.js';
import { useKeys } from '../keys.js';
import { explain, useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { missing } from './placeholders.js';
import { useStepOne } from './use-step-one.js';
import { adopt, keep, states, toDecide } from './work.js';

/** Under the reply: what is left to decide, and the two ways on. Step one is never a dead button. */
export function ReplyFoot() {
  const text = useText();
  const { conversation, shown, suggestion, working, stage, go, select, selected, values } = useHolding();
  const { work, change, renewal } = working;
  const { start, busy, error } = useStepOne();
  const { risk } = conversation.row;
  const withdrawn = !!shown.withdrawn && renewal;
  const left = toDecide(work, suggestion);
  const gaps = [
    ...new Set(
      work.ownMode
        ? missing(work.own, values)
        : work.lines.filter((line) => line.fate !== 'removed').flatMap((line) => missing(line.text, values)),
    ),
  ];
  const locked = !risk && suggestion?.strength === 'weak' && !work.judged && !work.ownMode;
  const showNew = () => shown.suggestion && change((now) => adopt(now, shown.suggestion!));
  const draft = !!suggestion && !work.ownMode && !risk && !locked;
  useKeys({
    'Ctrl+Enter': stage === 'write' ? start : undefined,
    'Alt+KeyF': renewal ? showNew : undefined,
    'Alt+KeyB':
      draft && selected && stage === 'write'
        ? () => {
            change((now) => keep(now, selected));
            announce(text.reply.kept);
            const next = toDecide(keep(work, selected), suggestion)[0];
            if (next) select(next.id, 'sentence');
          }
        : undefined,
  });
  if (stage === 'reject')
    return (
      <div className="foot">
        <div className="row" style={{ minHeight: 32 }}>
          <span className="dim">{text.reject.foot}</span>
        </div>
        <div className="actions">
          <span className="grow" />
          <button type="button" className="btn" onClick={() => go('write')}>
            {text.common.back} <kbd>Esc</kbd>
          </button>
        </div>
      </div>
    );
  return (
    <div className="foot">
      {error ? (
        <p className="note" role="alert">
          {explain(error, text)}
        </p>
      ) : null}
      <div className="row" style={{ minHeight: 32 }}>
        {draft && <Ticks />}
        <span className="grow">
          {risk ? (
            <span className="dim">{text.risk.foot}</span>
          ) : locked ? (
            <b>{text.reply.enoughFirst}</b>
          ) : gaps.length ? (
            <b className="warn-text">{text.reply.fillFirst(gaps.join(', '))}</b>
          ) : left.length ? (
            <>
              <b>{text.reply.toDecide(left.length)}</b> {text.reply.toDecideRest}
            </>
          ) : draft ? (
            <Ready />
          ) : withdrawn ? (
            text.withdrawn.newReady
          ) : null}
        </span>
        {left.length > 0 && draft && (
          <button
            type="button"
            className="btn quiet"
            onClick={() => select((left.find((line) => line.id !== selected) ?? left[0])!.id, 'sentence')}
          >
            {text.reply.nextSentence} <kbd>Alt ↓</kbd>
          </button>
        )}
      </div>
      <div className="actions">
        {withdrawn ? (
          <button type="button" className="btn step" onClick={showNew}>
            {text.withdrawn.showNew} <kbd>Alt F</kbd>
          </button>
        ) : (
          suggestion &&
          suggestion.sentences.length > 0 &&
          !risk && (
            <button type="button" className="btn" onClick={() => go('reject')}>
              {text.reply.reject} <kbd>Alt A</kbd>
            </button>
          )
        )}
        <span className="grow" />
        <button type="button" className={withdrawn ? 'btn' : 'btn step'} aria-disabled={busy} onClick={start}>
          {busy ? text.confirm.rendering : text.reply.step1} <kbd>Ctrl ↵</kbd>
        </button>
      </div>
    </div>
  );
}

/** One mark per sentence that states something: dotted untouched, amber to decide, filled decided. */
function Ticks() {
  const { working, suggestion } = useHolding();
  const must = new Set(toDecide(working.work, suggestion).map((line) => line.id));
  const lines = working.work.lines.filter(states);
  if (lines.length > 14) return null;
  return (
    <span className="ticks" aria-hidden="true">
      {lines.map((line) => (
        <i key={line.id} className={line.fate !== 'open' ? 'done' : must.has(line.id) ? 'must' : ''} />
      ))}
    </span>
  );
}

function Ready() {
  const text = useText();
  const { working } = useHolding();
  const open = working.work.lines.filter((line) => line.fate === 'open' && states(line)).length;
  return (
    <>
      <b>{text.reply.ready}</b> {open > 0 && <span className="dim">{text.reply.untouched(open)}</span>}
    </>
  );
}
