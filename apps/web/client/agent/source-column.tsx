import './source.css';
import { announce } from '../announce.js';
import { Icon } from '../icon.js';
import { useKeys } from '../keys.js';
import { useText } from '../text/index.js';
import { AskArticles } from './ask-articles.js';
import { useHolding } from './holding.js';
import { Enough } from './lock.js';
import { Passage } from './passage.js';
import { fill } from './placeholders.js';
import { SourceList } from './source-list.js';
import { Unanswered, Verdict } from './verdict.js';
import { WithdrawnWhy } from './withdrawn.js';
import { keep, remove, restore, states, toDecide } from './work.js';

/** The right column: the passage a sentence rests on, and the decision beside the evidence. */
export function SourceColumn() {
  const { shown, suggestion, working } = useHolding();
  const withdrawn = shown.withdrawn && (!suggestion || working.renewal) && shown.withdrawn.reason !== 'rejected';
  return (
    <section className="col source" aria-labelledby="source-title">
      {withdrawn ? <WithdrawnWhy /> : <Evidence />}
      <AskArticles />
    </section>
  );
}

function Evidence() {
  const text = useText();
  const { suggestion, working, selected, select } = useHolding();
  const { work } = working;
  const lines = work.ownMode ? [] : work.lines.filter((line) => states(line) || line.from < 0);
  const at = lines.findIndex((line) => line.id === selected);
  const locked = suggestion?.strength === 'weak' && !work.judged && !work.ownMode;
  const first = work.lines.find((line) => line.citations.length > 0);
  const line = locked ? first : work.ownMode ? undefined : work.lines.find((one) => one.id === selected);
  const citation = suggestion?.citations.find((one) => one.number === line?.citations[0]);
  const step = (by: 1 | -1) => {
    const next = lines[(at + by + lines.length) % lines.length];
    if (next) select(next.id);
  };
  return (
    <>
      <header>
        <h2 id="source-title">{text.source.title}</h2>
        {!locked && at >= 0 && <span className="xs dim">{text.source.toSentence(at + 1, lines.length)}</span>}
        <span className="grow" />
        {!locked && lines.length > 1 && (
          <>
            <button type="button" className="btn quiet only" aria-label={text.source.previous} onClick={() => step(-1)}>
              <Icon name="left" />
            </button>
            <button type="button" className="btn quiet only" aria-label={text.source.next} onClick={() => step(1)}>
              <Icon name="right" />
            </button>
          </>
        )}
      </header>
      <div className="body" id="source-body" data-column tabIndex={0} role="group" aria-label={text.source.label}>
        {!line && !suggestion?.citations.length && <p className="dim">{text.source.none}</p>}
        {line && !locked && <Claim />}
        {citation && line && <Passage citation={citation} claim={line.original || line.text} />}
        {line && !locked && <Verdict line={line} citation={citation} />}
        {locked && citation && <Unanswered question={suggestion?.parts[0]?.question ?? ''} citation={citation} />}
        {locked ? <Enough /> : line && <Decide />}
        <SourceList />
      </div>
    </>
  );
}

const Claim = () => {
  const { working, selected, values } = useHolding();
  const line = working.work.lines.find((one) => one.id === selected);
  return line ? (
    <p className={`claim ${line.fate === 'own' || line.fate === 'changed' ? 'mine' : ''}`}>
      {fill(line.text || line.original, values)}
    </p>
  ) : null;
};

/** Keep, change, remove: under the passage, where one has just read what the sentence rests on. */
function Decide() {
  const text = useText();
  const { working, suggestion, selected, select, edit, stage } = useHolding();
  const { work, change } = working;
  const line = work.lines.find((one) => one.id === selected);
  const settled = (now: typeof work) => {
    const next = toDecide(now, suggestion)[0];
    if (next) select(next.id, 'sentence');
  };
  const act = {
    keep: () => {
      change((now) => keep(now, line!.id));
      announce(text.reply.kept);
      settled(keep(work, line!.id));
    },
    change: () => edit(line!.id),
    remove: () => {
      change((now) => remove(now, line!.id));
      announce(text.reply.removed);
      settled(remove(work, line!.id));
    },
    restore: () => {
      change((now) => restore(now, line!.id));
      announce(text.reply.undone);
    },
  };
  useKeys({
    'Alt+KeyE': line && stage === 'write' ? act.change : undefined,
    'Alt+KeyR': line && stage === 'write' ? act.remove : undefined,
    'Alt+KeyK': () => document.getElementById('source-body')?.focus(),
  });
  if (!line) return null;
  const decided = line.fate !== 'open' && line.from >= 0;
  return (
    <div className="decisions">
      {line.fate === 'open' && (
        <button type="button" className="btn step" onClick={act.keep}>
          {text.source.keep} <kbd>Alt B</kbd>
        </button>
      )}
      {line.fate !== 'removed' && (
        <button type="button" className="btn" onClick={act.change}>
          {text.source.change} <kbd>Alt E</kbd>
        </button>
      )}
      {line.fate !== 'removed' && (
        <button type="button" className="btn" onClick={act.remove}>
          {text.source.remove}
        </button>
      )}
      {decided && (
        <button type="button" className="btn quiet" onClick={act.restore}>
          {text.source.undo}
        </button>
      )}
    </div>
  );
}
