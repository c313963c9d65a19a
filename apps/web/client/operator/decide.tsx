import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { announce } from '../announce.js';
import { explain, useText } from '../text/index.js';
import { useWords } from './words.js';

/** A button that asks for a reason before it does anything; the reason is kept with the person's name. */
export function Decide({
  label,
  about,
  title,
  text,
  done,
  act,
}: {
  label: string;
  about: string;
  title: string;
  text: string;
  done: string;
  act: (why: string) => Promise<unknown>;
}) {
  const words = useWords();
  const screen = useText();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [why, setWhy] = useState('');
  const deciding = useMutation({
    mutationFn: () => act(why.trim()),
    onSuccess: () => {
      dialog.current?.close();
      announce(done);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['parked'] }),
  });
  return (
    <>
      <button type="button" className="btn" onClick={() => dialog.current?.showModal()}>
        {label}
        <span className="sr"> {about}</span>
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{title}</h2>
        <p>{text}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            deciding.mutate();
          }}
        >
          <label className="field-label" htmlFor={`${id}-why`}>
            {words.why}
          </label>
          <textarea
            id={`${id}-why`}
            rows={3}
            required
            minLength={3}
            maxLength={500}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
          {deciding.error && (
            <p className="note" role="alert">
              {explain(deciding.error, screen)}
            </p>
          )}
          <div className="row" style={{ marginTop: 14 }}>
            <button type="submit" className="btn go" disabled={deciding.isPending}>
              {label}
            </button>
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              {screen.common.cancel}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
