import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { announce } from '../announce.js';
import { clock } from '../format.js';
import { useKeys } from '../keys.js';
import { explain, useText } from '../text/index.js';
import { close } from './desk.js';
import { useHolding } from './holding.js';
import { takeWhoIsNext } from './next-contact.js';
import { dropPending, type Pending, recall, usePending } from './pending.js';
import { Sheet } from './sheet.js';
import { useNow } from './use-now.js';

/** After the approval: the countdown in which it can be taken back, then what became of it. */
export function Sent({ onOpen }: { onOpen: (contactId: string) => void }) {
  const { contactId } = useHolding();
  const pending = usePending().find((one) => one.contactId === contactId);
  return pending ? <Leaving pending={pending} onOpen={onOpen} /> : null;
}

function Leaving({ pending }: { pending: Pending; onOpen: (contactId: string) => void }) {
  const text = useText();
  const queries = useQueryClient();
  const { contactId, shown, working, go, onRendered, rendered } = useHolding();
  const now = useNow(250);
  const left = Math.ceil((pending.until - now) / 1000);
  const reply = shown.replies.find((one) => one.replyId === pending.replyId);
  const state = reply?.state ?? 'approved';
  const told = useRef(false);
  useEffect(() => {
    if (left <= 3 && left > 0 && !told.current) {
      told.current = true;
      announce(text.sent.soon(left));
    }
  }, [left, text]);
  // The push tells when it has left; should it be lost, look.
  const open = left > 0;
  useEffect(() => {
    if (open || state === 'sent' || state === 'failed' || state === 'parked') return;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['shown', contactId] }), 2_000);
    return () => clearInterval(timer);
  }, [open, state, queries, contactId]);
  const undo = useMutation({
    mutationFn: () => recall(pending),
    onSuccess: () => {
      announce(text.sent.undone);
      onRendered(null);
      go('write');
    },
    onError: () => {
      announce(text.sent.tooLate, 'assertive');
      void queries.invalidateQueries({ queryKey: ['shown', contactId] });
    },
  });
  const finish = () => {
    working.forget();
    dropPending(pending.replyId);
    onRendered(null);
    go('write');
  };
  const closing = useMutation({
    mutationFn: () => close(contactId, 'answered'),
    onSuccess: () => {
      finish();
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === 'queue' || queryKey[1] === contactId,
      });
    },
  });
  useKeys({ 'Alt+KeyZ': left > 0 ? () => undo.mutate() : undefined });
  const failed = state === 'failed' || state === 'parked';
  return (
    <section className="col wide confirm" aria-labelledby="sent-title">
      <div className={`leaving ${failed ? 'failed' : ''}`}>
        <div className="countdown">
          <h2 id="sent-title" className="big num" tabIndex={-1}>
            {left > 0
              ? text.sent.leaving(left)
              : state === 'sent'
                ? text.sent.done
                : failed
                  ? text.sent.failed
                  : text.sent.going}
          </h2>
          {left > 0 && (
            <div className="bar">
              <i style={{ animationDuration: `${pending.seconds}s` }} />
            </div>
          )}
        </div>
        {left > 0 ? (
          <button type="button" className="btn big-target" aria-disabled={undo.isPending} onClick={() => undo.mutate()}>
            {text.sent.undo} <kbd>Alt Z</kbd>
          </button>
        ) : (
          <button
            type="button"
            className="btn big-target"
            disabled={closing.isPending}
            onClick={() => closing.mutate()}
          >
            {text.sent.closeNow}
          </button>
        )}
        <span className="grow" />
        {left <= 0 && (
          <button type="button" className="btn quiet" onClick={finish}>
            {text.sent.writeMore}
          </button>
        )}
        <button type="button" className="btn step big-target" onClick={takeWhoIsNext}>
          {text.queue.next} <kbd>Alt N</kbd>
        </button>
      </div>
      <div className="two">
        <div className="sheet" data-column tabIndex={0} role="group" aria-label={text.confirm.letter}>
          {(failed || undo.error || closing.error) && (
            <p className="note" role="alert" style={{ marginBottom: 12 }}>
              {failed
                ? `${reply?.reason ?? ''} ${state === 'parked' ? text.sent.parked : ''}`
                : undo.error
                  ? text.sent.tooLate
                  : explain(closing.error, text)}
            </p>
          )}
          <Sheet {...pending} />
        </div>
        <div className="side">
          <h3>{text.sent.approved}</h3>
          <p className="who2">{reply?.approver ?? rendered?.approver}</p>
          <p>{clock(reply?.approvedAt ?? pending.until - pending.seconds * 1000, text)}</p>
          {left > 0 && (
            <>
              <h3>{text.sent.ifUndo}</h3>
              <p>{text.sent.ifUndoText}</p>
              <h3>{text.sent.ifGoOn}</h3>
              <p>{text.sent.ifGoOnText}</p>
            </>
          )}
        </div>
      </div>
    </section>
  );
}
