import { useEffect, useState } from 'react';
import { announce } from '../announce.js';
import { Icon } from '../icon.js';
import { useKeys } from '../keys.js';
import { explain, useText } from '../text/index.js';
import { takeNext } from './desk.js';
import { recall, stillOpen, usePending } from './pending.js';
import { useNow } from './use-now.js';

let taker: (() => void) | undefined;
/** Takes who is next, from elsewhere on the page. */
export const takeWhoIsNext = (): void => taker?.();

/** Takes who is next, and carries the countdown of a reply on its way out. */
export function NextContact({ current, onOpen }: { current: string | undefined; onOpen: (contactId: string) => void }) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const next = async () => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      const taken = await takeNext();
      if (!taken) return setProblem(text.queue.nothingNext);
      announce(text.contact.taken);
      onOpen(taken.contactId);
    } catch (error) {
      setProblem(explain(error, text));
    } finally {
      setBusy(false);
    }
  };
  useKeys({ 'Alt+KeyN': () => void next() });
  useEffect(() => {
    taker = () => void next();
    return () => {
      taker = undefined;
    };
  });
  return (
    <>
      <Leaving current={current} onOpen={onOpen} />
      {problem && (
        <p className="xs" role="status">
          {problem}
        </p>
      )}
      <button type="button" className="btn" disabled={busy} aria-label={text.queue.next} onClick={() => void next()}>
        <Icon name="next" />
        <span>{text.queue.next}</span>
        <kbd>Alt N</kbd>
      </button>
    </>
  );
}

/** The undo countdown, following the agent to the next contact. Alt Z works anywhere. */
function Leaving({ current, onOpen }: { current: string | undefined; onOpen: (contactId: string) => void }) {
  const text = useText();
  const pending = usePending();
  const now = useNow(pending.some((one) => one.until > Date.now()) ? 250 : 0);
  const leaving = stillOpen(pending, now);
  const undo = () => {
    const one = stillOpen(pending);
    if (!one) return false;
    recall(one).then(
      () => {
        announce(text.sent.undone);
        onOpen(one.contactId);
      },
      () => announce(text.sent.tooLate, 'assertive'),
    );
    return true;
  };
  useKeys({ 'Alt+KeyZ': undo });
  if (!leaving || leaving.contactId === current) return null;
  return (
    <div className="queue-undo">
      <span className="num">{text.queue.pendingTitle(Math.ceil((leaving.until - now) / 1000))}</span>
      <button type="button" className="btn" onClick={undo}>
        {text.sent.undo} <kbd>Alt Z</kbd>
      </button>
    </div>
  );
}
