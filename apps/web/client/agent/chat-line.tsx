import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { announce } from '../announce.js';
import { call } from '../api.js';
import { Approved } from '../contracts.js';
import { explain, useText } from '../text/index.js';
import { tellTyping } from './desk.js';
import { useHolding } from './holding.js';
import { fill, missing } from './placeholders.js';

/** The agent's own line in a chat: one key sends, through the same approval. The line stays until it is through; the same key twice is one line. */
export function ChatLine() {
  const text = useText();
  const { contactId, shown, values } = useHolding();
  const queries = useQueryClient();
  const [line, setLine] = useState('');
  const [warning, warn] = useState('');
  const key = useRef<string>(crypto.randomUUID());
  const told = useRef(0);
  const send = useMutation({
    mutationFn: (words: string) =>
      call(`/api/approval/contacts/${encodeURIComponent(contactId)}/lines`, {
        method: 'POST',
        body: { fingerprint: shown.fingerprint, text: words, key: key.current },
        answer: Approved,
      }),
    onSuccess: () => {
      setLine('');
      key.current = crypto.randomUUID();
      announce(text.chat.sent);
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] === contactId && queryKey[0] !== 'clear',
      });
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['shown', contactId] }),
  });
  const submit = () => {
    const words = fill(line.trim(), values);
    if (!words || send.isPending) return;
    if (missing(words, {}).length) return warn(text.chat.placeholderLeft);
    warn('');
    send.mutate(words);
  };
  return (
    <div className="chat-line">
      <label className="sr" htmlFor="chat-line">
        {text.chat.line}
      </label>
      <textarea
        id="chat-line"
        rows={2}
        dir="auto"
        maxLength={4000}
        value={line}
        placeholder={text.chat.line}
        onChange={(event) => {
          setLine(event.target.value);
          if (Date.now() - told.current > 3_000) {
            told.current = Date.now();
            void tellTyping(contactId);
          }
        }}
        onKeyDown={(event) => {
          if (
            event.key === 'Enter' &&
            !event.shiftKey &&
            !event.ctrlKey &&
            !event.metaKey &&
            !event.nativeEvent.isComposing
          ) {
            event.preventDefault();
            if (!event.repeat) submit();
          }
        }}
      />
      <button type="button" className="btn" onClick={submit} disabled={send.isPending || !line.trim()}>
        {text.chat.send} <kbd>↵</kbd>
      </button>
      {warning || send.error ? (
        <p className="xs warn-text" role="alert">
          {warning || `${text.chat.failed} ${explain(send.error, text)}`}
        </p>
      ) : (
        <p className="xs dim">{text.chat.hint}</p>
      )}
    </div>
  );
}
