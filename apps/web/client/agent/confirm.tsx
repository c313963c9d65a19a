import './confirm.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { announce } from '../announce.js';
import { call, ProblemError } from '../api.js';
import { Approved, type RenderedReply } from '../contracts.js';
import { useKeys } from '../keys.js';
import { explain, useText } from '../text/index.js';
import { ConfirmSide } from './confirm-side.js';
import { useHolding } from './holding.js';
import { addPending } from './pending.js';
import { Changes } from './sentence.js';
import { Sheet } from './sheet.js';

/** Step two: exactly what leaves, and what the agent vouches for. Only Alt G, here, approves. */
export function Confirm({ rendered }: { rendered: RenderedReply }) {
  const text = useText();
  const queries = useQueryClient();
  const { contactId, working, values, go, onRendered, shown } = useHolding();
  const heading = useRef<HTMLHeadingElement>(null);
  // A fact that changed while step two was open: what would be approved is no longer what was shown.
  const changed = shown.fingerprint !== rendered.fingerprint;
  const approve = useMutation({
    mutationFn: () =>
      call(`/api/approval/contacts/${encodeURIComponent(contactId)}/replies`, {
        method: 'POST',
        body: { renderedId: rendered.renderedId, hash: rendered.hash, fingerprint: rendered.fingerprint },
        answer: Approved,
      }),
    onSuccess: (approved) => {
      const seconds = approved.deliverAfter
        ? Math.max(0, Math.min(rendered.undoSeconds, (Date.parse(approved.deliverAfter) - Date.now()) / 1000))
        : 0;
      addPending({
        replyId: approved.replyId,
        contactId,
        until: Date.now() + seconds * 1000,
        seconds,
        to: rendered.to,
        subject: rendered.subject,
        html: rendered.html,
        text: rendered.text,
      });
      announce(text.sent.announce(Math.round(seconds)));
      void queries.invalidateQueries({ queryKey: ['shown', contactId] });
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.status === 409)
        void queries.invalidateQueries({
          predicate: ({ queryKey }) => queryKey[1] === contactId && queryKey[0] !== 'clear',
        });
    },
  });
  const back = () => {
    onRendered(null);
    go('write');
  };
  // The same approval twice is one approval on the server; a press while one is under way does nothing.
  const act = () => {
    if (!approve.isPending && !approve.isSuccess && !changed) approve.mutate();
  };
  useKeys({ 'Alt+KeyG': act, Escape: back, 'Ctrl+Enter': () => undefined });
  useEffect(() => {
    heading.current?.focus();
    announce(text.confirm.announce);
  }, [text]);
  const edits = working.work.ownMode
    ? []
    : working.work.lines.filter((line) => line.fate === 'changed' || line.fate === 'removed' || line.fate === 'own');
  const offline = approve.error instanceof ProblemError && approve.error.offline;
  return (
    <section className="col wide confirm" aria-labelledby="confirm-title">
      <header>
        <h2 id="confirm-title" tabIndex={-1} ref={heading}>
          {text.confirm.title}
        </h2>
        <span className="dim">{text.confirm.sub}</span>
      </header>
      <div className="two">
        <div className="sheet" data-column tabIndex={0} role="group" aria-label={text.confirm.letter}>
          {(changed || approve.error) && (
            <div className="note" role="alert" style={{ marginBottom: 12 }}>
              <b>{changed ? text.confirm.changedMeanwhile : text.confirm.refused}.</b>{' '}
              {changed ? text.confirm.changedText : offline ? text.confirm.unclear : explain(approve.error, text)}
            </div>
          )}
          <Sheet {...rendered} />
          {edits.length > 0 && (
            <section>
              <h3 className="sec">{text.confirm.diff}</h3>
              <ul className="diffs">
                {edits.map((line) => (
                  <li key={line.id}>
                    <Changes before={line.original} after={line.fate === 'removed' ? '' : line.text} values={values} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <ConfirmSide rendered={rendered} busy={approve.isPending} blocked={changed} onApprove={act} onBack={back} />
      </div>
    </section>
  );
}
