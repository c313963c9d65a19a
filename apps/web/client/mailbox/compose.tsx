import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { explain, useText } from '../text/index.js';
import { writeMail } from './use-mail.js';
import { useWords } from './words.js';

/** A letter to the authority from an invented citizen; an example stands there to be changed or sent. */
export function Compose() {
  const { compose: words } = useWords();
  const text = useText();
  const sending = useMutation({ mutationFn: writeMail });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [sending.isSuccess]);
  if (sending.isSuccess) {
    return (
      <div className="mb-letter">
        <h2 ref={title} tabIndex={-1}>
          {words.sent}
        </h2>
        <button type="button" className="btn" onClick={() => sending.reset()}>
          {words.another}
        </button>
      </div>
    );
  }
  const { example } = words;
  return (
    <form
      className="mb-letter"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const value = (name: string) => String(form.get(name) ?? '').trim();
        sending.mutate({ from: value('from'), name: value('name'), subject: value('subject'), text: value('text') });
      }}
    >
      <h2 ref={title} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="dim">{words.text}</p>
      <label htmlFor="mb-name">{words.name}</label>
      <input id="mb-name" name="name" required maxLength={120} defaultValue={example.name} autoComplete="off" />
      <label htmlFor="mb-from">{words.from}</label>
      <input id="mb-from" name="from" type="email" required defaultValue={example.from} autoComplete="off" />
      <label htmlFor="mb-subject">{words.subject}</label>
      <input id="mb-subject" name="subject" maxLength={200} defaultValue={example.subject} autoComplete="off" />
      <label htmlFor="mb-text">{words.body}</label>
      <textarea id="mb-text" name="text" required maxLength={20_000} rows={9} defaultValue={example.body} />
      {sending.error && (
        <p className="note" role="alert">
          {explain(sending.error, text)}
        </p>
      )}
      <button type="submit" className="btn go" disabled={sending.isPending}>
        {sending.isPending ? words.sending : words.send}
      </button>
    </form>
  );
}
