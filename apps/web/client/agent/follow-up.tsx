import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { announce } from '../announce.js';
import { shortDay } from '../format.js';
import { Icon } from '../icon.js';
import { useKeys } from '../keys.js';
import { explain, useText } from '../text/index.js';
import { followUp } from './desk.js';

/** A day to come back to the contact. */
export function FollowUp({ contactId, date }: { contactId: string; date: string | null }) {
  const text = useText();
  const id = useId();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [day, setDay] = useState(date ?? '');
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: (to: string | null) => followUp(contactId, to, note),
    onSuccess: () => {
      announce(text.contact.followUpSet);
      dialog.current?.close();
      void queries.invalidateQueries({ queryKey: ['contact', contactId] });
    },
  });
  const open = () => dialog.current?.showModal();
  useKeys({ 'Alt+KeyU': open });
  return (
    <>
      <button type="button" className="btn quiet" onClick={open} aria-label={text.contact.followUp}>
        <Icon name="clock" />
        <span className="hide-s">{date ? shortDay(date, text) : text.contact.followUp}</span>
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(day);
          }}
        >
          <h2 id={`${id}-title`}>{text.contact.followUp}</h2>
          <label className="field-label" htmlFor={`${id}-day`}>
            {text.contact.followUpDate}
          </label>
          <input
            id={`${id}-day`}
            type="date"
            className="select"
            required
            min={new Date().toISOString().slice(0, 10)}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          <label className="field-label" htmlFor={`${id}-note`} style={{ marginTop: 12 }}>
            {text.contact.handOverNote} <span className="dim light">({text.common.optional})</span>
          </label>
          <textarea
            id={`${id}-note`}
            rows={3}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          {save.error && (
            <p className="note" role="alert">
              {explain(save.error, text)}
            </p>
          )}
          <div className="row" style={{ marginTop: 14 }}>
            <button type="submit" className="btn step" disabled={save.isPending}>
              {text.common.save}
            </button>
            {date && (
              <button type="button" className="btn" onClick={() => save.mutate(null)}>
                {text.contact.followUpOff}
              </button>
            )}
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              {text.common.cancel}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
