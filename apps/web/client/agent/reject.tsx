import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { announce } from '../announce.js';
import { call } from '../api.js';
import { rejectReasons } from '../contracts.js';
import { useKeys } from '../keys.js';
import { explain, useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { useCaseTypes } from './use-contact.js';
import { ownWords } from './work.js';

type Reason = (typeof rejectReasons)[number];

/** Rejecting, with reasons for the article's editor. The agent's own words stay. */
export function Reject() {
  const text = useText();
  const id = useId();
  const { nameOf } = useCaseTypes();
  const queries = useQueryClient();
  const { contactId, suggestion, working, go } = useHolding();
  const [question, setQuestion] = useState(-1);
  const [reasons, setReasons] = useState<readonly Reason[]>([]);
  const [comment, setComment] = useState('');
  const parts = suggestion?.parts ?? [];
  const toggle = (reason: Reason) =>
    setReasons((now) => (now.includes(reason) ? now.filter((one) => one !== reason) : [...now, reason]));
  const reject = useMutation({
    mutationFn: () =>
      call(`/api/approval/contacts/${encodeURIComponent(contactId)}/rejections`, {
        method: 'POST',
        body: { suggestionId: suggestion?.suggestionId ?? '', reasons, question, comment },
      }),
    onSuccess: () => {
      announce(text.reject.done);
      working.change((work) =>
        question < 0
          ? { ...work, own: ownWords(work), ownMode: true }
          : {
              ...work,
              lines: work.lines.map((line) =>
                line.question === question && line.fate === 'open' ? { ...line, fate: 'removed' } : line,
              ),
            },
      );
      go('write');
      void queries.invalidateQueries({ queryKey: ['shown', contactId] });
    },
  });
  const submit = () => (reasons.length === 0 ? announce(text.reject.choose) : reject.mutate());
  useKeys({
    'Ctrl+Enter': submit,
    ...Object.fromEntries(rejectReasons.map((reason, index) => [`Digit${index + 1}`, () => toggle(reason)])),
  });
  useEffect(() => document.getElementById('reject-title')?.focus(), []);
  return (
    <section className="col source" aria-labelledby="reject-title">
      <header>
        <h2 id="reject-title" tabIndex={-1}>
          {text.reject.title}
        </h2>
      </header>
      <div className="body" data-column tabIndex={-1}>
        {parts.length > 1 && (
          <fieldset className="scope">
            <legend>{text.reject.scope}</legend>
            {[-1, ...parts.keys()].map((index) => (
              <label key={index}>
                <input
                  type="radio"
                  name={`${id}-scope`}
                  checked={question === index}
                  onChange={() => setQuestion(index)}
                />
                {index < 0 ? text.reject.whole : text.reject.part(index + 1, nameOf(parts[index]!.caseType))}
              </label>
            ))}
          </fieldset>
        )}
        <fieldset className="reasons">
          <legend>
            {text.reject.why} <span className="xs dim light">{text.reject.press}</span>
          </legend>
          {rejectReasons.map((reason, index) => (
            <label key={reason}>
              <input type="checkbox" checked={reasons.includes(reason)} onChange={() => toggle(reason)} />
              <kbd>{index + 1}</kbd>
              {text.reject.reasons[reason]}
            </label>
          ))}
        </fieldset>
        <label className="field-label" htmlFor={`${id}-comment`} style={{ marginTop: 10 }}>
          {text.reject.comment} <span className="dim light">({text.common.optional})</span>
        </label>
        <textarea
          id={`${id}-comment`}
          rows={3}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
        <p className="xs dim" style={{ margin: '6px 0 10px' }}>
          {text.reject.reaches}
        </p>
        {reject.error && (
          <p className="note" role="alert" style={{ marginBottom: 8 }}>
            {explain(reject.error, text)}
          </p>
        )}
        <button type="button" className="btn step" aria-disabled={reject.isPending} onClick={submit}>
          {text.reject.submit} <kbd>Ctrl ↵</kbd>
        </button>
      </div>
    </section>
  );
}
