import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { announce } from '../announce.js';
import { useMe } from '../session.js';
import { explain, useText } from '../text/index.js';
import { colleagues, handOver } from './desk.js';

/** Hands the contact to a team or a colleague, with a note of what they need to know. */
export function HandOver({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const text = useText();
  const id = useId();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [kind, setKind] = useState<'team' | 'agent'>('team');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const me = useMe();
  const others = useQuery({ queryKey: ['colleagues'], queryFn: colleagues });
  const people = (others.data?.agents ?? []).filter((one) => one.id !== me.id && !one.simulated);
  const teams = [...new Set(people.map((one) => one.team).concat(me.team))].filter(Boolean).sort();
  useEffect(() => dialog.current?.showModal(), []);
  const send = useMutation({
    mutationFn: () =>
      handOver(contactId, { ...(kind === 'team' ? { toTeam: to.trim() } : { toAgent: to.trim() }), note }),
    onSuccess: () => {
      announce(text.contact.handedOver);
      onClose();
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === 'queue' || queryKey[1] === contactId,
      });
    },
  });
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <h2 id={`${id}-title`}>{text.contact.handOver}</h2>
        <fieldset className="row" style={{ marginBottom: 8 }}>
          <legend className="sr">{text.contact.handOverTo}</legend>
          <div className="tog" role="radiogroup">
            {(['team', 'agent'] as const).map((one) => (
              <button
                key={one}
                type="button"
                role="radio"
                aria-checked={kind === one}
                onClick={() => {
                  setKind(one);
                  setTo('');
                }}
              >
                {one === 'team' ? text.contact.handOverTeam : text.contact.handOverAgent}
              </button>
            ))}
          </div>
        </fieldset>
        <label className="field-label" htmlFor={`${id}-to`}>
          {text.contact.handOverTo}
        </label>
        <select
          id={`${id}-to`}
          className="select"
          style={{ width: '100%', marginBottom: 12 }}
          required
          value={to}
          onChange={(event) => setTo(event.target.value)}
        >
          <option value="" />
          {kind === 'team'
            ? teams.map((team) => <option key={team}>{team}</option>)
            : people.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}, {one.team} ({(text.presence[one.presence] ?? one.presence).toLowerCase()})
                </option>
              ))}
        </select>
        <label className="field-label" htmlFor={`${id}-note`}>
          {text.contact.handOverNote}
        </label>
        <textarea
          id={`${id}-note`}
          rows={4}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {send.error && (
          <p className="note" role="alert">
            {explain(send.error, text)}
          </p>
        )}
        <div className="row" style={{ marginTop: 14 }}>
          <button type="submit" className="btn step" disabled={send.isPending}>
            {text.contact.handOver}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {text.common.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
