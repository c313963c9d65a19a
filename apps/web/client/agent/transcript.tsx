import { useEffect, useRef } from 'react';
import { callTime } from '../format.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { MaskedText } from './masked-text.js';
import type { Calling } from './phone.js';
import { useNow } from './use-now.js';

const silentMs = 20_000;

/** What is being said, voice by voice. Silent to screen readers: it would talk over the call. */
export function Transcript({ calling, ended }: { calling: Calling; ended: boolean }) {
  const text = useText();
  const { conversation, values } = useHolding();
  const { messages, callState } = conversation;
  const list = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const now = useNow(ended ? 0 : 2_000);
  const last = messages.at(-1);
  const silent = !ended && last && now - Date.parse(last.at) > silentMs;
  useEffect(() => {
    if (following.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [messages.length]);
  const names = { agent: text.phone.you, citizen: text.phone.caller, third: text.phone.third };
  return (
    <section className="col call-text" aria-labelledby="call-text-title">
      <header>
        <h2 id="call-text-title">{text.phone.transcript}</h2>
        <span className="grow" />
        {callState && !silent && (
          <span className={`xs ${ended ? 'dim' : 'b'}`}>{text.phone.states[callState] ?? callState}</span>
        )}
        {silent && last.atMs !== null && (
          <span className="xs warn-text b">{text.phone.stopped(callTime(last.atMs))}</span>
        )}
      </header>
      <div
        className="body"
        ref={list}
        data-column
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={text.phone.transcript}
        onScroll={({ currentTarget: box }) => {
          following.current = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
        }}
      >
        {messages.length === 0 && <p className="dim">{text.phone.waitingText}</p>}
        <ol className="spoken">
          {messages.map((message) => (
            <li key={message.seq} className={message.author} id={`said-${message.atMs ?? message.seq}`}>
              <time>{message.atMs === null ? '' : callTime(message.atMs)}</time>
              <p dir="auto">
                <small>{names[message.author]}</small>
                <MaskedText text={message.text} values={values} questions={[]} />
              </p>
            </li>
          ))}
        </ol>
        {silent && calling.call.cards.length > 0 && (
          <div className="note" role="status">
            <b>{text.phone.lagTitle}</b> {text.phone.lagText}
          </div>
        )}
      </div>
      <div className="strip xs dim">{text.phone.notRecorded}</div>
    </section>
  );
}
