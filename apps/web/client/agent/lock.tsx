import { announce } from '../announce.js';
import { useKeys } from '../keys.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { OwnField } from './own-text.js';
import { PartHead } from './part-head.js';

/** A weak suggestion stays hidden until the agent has judged its passage. She can write herself meanwhile. */
export function Lock() {
  const text = useText();
  const read = () => {
    document.getElementById('enough')?.focus();
    announce(text.reply.enough);
  };
  useKeys({ 'Alt+KeyK': read });
  return (
    <>
      <PartHead index={0} />
      <div className="lock">
        <p className="b">{text.reply.lockTitle}</p>
        <p className="small">{text.reply.lockText}</p>
        <button type="button" className="btn step" onClick={read}>
          {text.reply.readPassage} <kbd>Alt K</kbd>
        </button>
        <div className="lock-lines" aria-hidden="true">
          <i style={{ width: '96%' }} />
          <i style={{ width: '88%' }} />
          <i style={{ width: '52%' }} />
        </div>
      </div>
      <OwnField label={text.reply.orWrite} rows={6} />
    </>
  );
}

/** Under the passage: does it answer? Yes and no weigh the same. */
export function Enough() {
  const text = useText();
  const { working, select } = useHolding();
  const yes = () => {
    working.change((work) => ({ ...work, judged: true }));
    const first = working.work.lines.find((line) => line.citations.length > 0);
    select(first?.id, 'sentence');
  };
  const no = () => {
    working.change((work) => ({ ...work, ownMode: true, own: work.own || text.reply.signature(true) }));
    requestAnimationFrame(() => document.getElementById('own')?.focus());
  };
  useKeys({ Digit1: yes, Digit2: no });
  return (
    <fieldset id="enough" className="enough" tabIndex={-1}>
      <legend className="b">{text.reply.enough}</legend>
      <div className="decisions">
        <button type="button" className="btn" onClick={yes}>
          {text.reply.enoughYes} <kbd>1</kbd>
        </button>
        <button type="button" className="btn" onClick={no}>
          {text.reply.enoughNo} <kbd>2</kbd>
        </button>
      </div>
    </fieldset>
  );
}
