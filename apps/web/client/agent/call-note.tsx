import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../announce.js';
import { call as ask } from '../api.js';
import { callTime } from '../format.js';
import { forgetWork } from '../kept.js';
import { useKeys } from '../keys.js';
import { explain, useText } from '../text/index.js';
import { type NoteField, noteFields, noteText, promises } from './call.js';
import { close } from './desk.js';
import { useHolding } from './holding.js';
import type { Calling } from './phone.js';
import { fill } from './placeholders.js';
import { useCaseTypes } from './use-contact.js';

/** After the call: the note, filled from what was said and ticked, changed and approved by the agent. One step, since nothing reaches the citizen. */
export function CallNote({ calling: { call, change } }: { calling: Calling }) {
  const text = useText();
  const queries = useQueryClient();
  const { nameOf } = useCaseTypes();
  const { contactId, conversation, shown, values } = useHolding();
  const [approved, setApproved] = useState(false);
  const promised = promises(conversation.messages);
  const given: Record<NoteField, string> = {
    who: [text.rights[conversation.right], text.assurance[conversation.assurance]].filter(Boolean).join('. '),
    matter: [
      conversation.row.caseType && nameOf(conversation.row.caseType),
      ...(shown.suggestion?.parts.map((part) => fill(part.question, values)) ?? []),
    ]
      .filter(Boolean)
      .join('. '),
    said: call.cards
      .filter((card) => card.saidAt !== null)
      .map((card) => `${fill(card.text, values)} (${callTime(card.saidAt!)})`)
      .join(' '),
    promised: promised.map((one) => (one.atMs === null ? one.text : `${one.text} (${callTime(one.atMs)})`)).join(' '),
    next: '',
    words: call.notes,
  };
  const valueOf = (field: NoteField) => call.note[field] ?? given[field];
  const undecided = valueOf('promised').trim() !== '' && !call.promiseKept;
  const set = (field: NoteField, value: string) => change({ note: { ...call.note, [field]: value } });
  const done = () =>
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'queue' || queryKey[1] === contactId,
    });
  const approve = useMutation({
    mutationFn: (note: string) =>
      ask(`/api/approval/contacts/${encodeURIComponent(contactId)}/notes`, {
        method: 'POST',
        body: { note, ...(call.followUp ? { followUp: call.followUp } : {}) },
      }),
    onSuccess: () => {
      setApproved(true);
      forgetWork(`${contactId}:call`);
      announce(text.phone.approvedNote);
    },
  });
  const closing = useMutation({ mutationFn: () => close(contactId, 'answered'), onSuccess: done });
  const act = () => {
    if (approved || approve.isPending) return;
    if (undecided) {
      document.getElementById('promise-yes')?.focus();
      return announce(text.phone.promiseFirst);
    }
    const note = noteText(noteFields.map((field) => [text.phone.fields[field], valueOf(field)]));
    if (!note) return announce(text.phone.emptyNote);
    approve.mutate(note);
  };
  const keepPromise = () => change({ promiseKept: true, note: { ...call.note, promised: valueOf('promised') } });
  useKeys({ 'Alt+KeyG': act, 'Alt+KeyB': undecided ? keepPromise : undefined });
  return (
    <section className="col answer" aria-labelledby="note-title" id="reply">
      <header>
        <h2 id="note-title">{text.phone.noteTitle}</h2>
      </header>
      <div className="body note-body" data-column tabIndex={-1}>
        {noteFields.map((field) => (
          <div key={field} className={`field ${field === 'promised' && undecided ? 'must' : ''}`}>
            <label htmlFor={`note-${field}`}>{text.phone.fields[field]}</label>
            <div>
              <textarea
                id={`note-${field}`}
                className={call.note[field] === undefined && given[field] && field !== 'words' ? 'from-machine' : ''}
                rows={Math.max(1, Math.ceil(valueOf(field).length / 62))}
                maxLength={4000}
                value={valueOf(field)}
                readOnly={approved}
                onChange={(event) => set(field, event.target.value)}
              />
              {field === 'promised' && undecided && (
                <div className="row wrap">
                  <button type="button" className="btn step" id="promise-yes" onClick={keepPromise}>
                    {text.phone.promised} <kbd>Alt B</kbd>
                  </button>
                  <button type="button" className="btn" onClick={() => set('promised', '')}>
                    {text.source.remove}
                  </button>
                </div>
              )}
              {field === 'promised' && valueOf('promised').trim() !== '' && !undecided && (
                <label className="row xs">
                  {text.phone.followUp}{' '}
                  <input
                    type="date"
                    className="select"
                    value={call.followUp}
                    onChange={(event) => change({ followUp: event.target.value })}
                  />
                </label>
              )}
            </div>
          </div>
        ))}
      </div>
      <div className="foot note-foot">
        <span className="grow" role="status">
          {approve.error ? (
            <span className="warn-text">{explain(approve.error, text)}</span>
          ) : approved ? (
            <b>{text.phone.approvedNote}</b>
          ) : undecided ? (
            <>
              <b>{text.phone.promise(1)}</b> {text.reply.toDecideRest}
            </>
          ) : (
            text.phone.readyNote
          )}
        </span>
        {approved ? (
          <button type="button" className="btn step" disabled={closing.isPending} onClick={() => closing.mutate()}>
            {text.sent.closeNow}
          </button>
        ) : (
          <button type="button" className="btn go" aria-disabled={approve.isPending} onClick={act}>
            {text.phone.approveNote} <kbd>Alt G</kbd>
          </button>
        )}
      </div>
    </section>
  );
}
