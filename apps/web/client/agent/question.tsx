import { useState } from 'react';
import type { Conversation } from '../contracts.js';
import { shortDay } from '../format.js';
import { Icon } from '../icon.js';
import { useKeys } from '../keys.js';
import { useText } from '../text/index.js';
import { ActGuide } from './act-guide.js';
import { addressOf } from './address.js';
import { Attachments } from './attachments.js';
import { MaskedText } from './masked-text.js';
import { Message } from './message.js';
import { agentName, firstName, type Values } from './placeholders.js';
import { useTyping } from './typing.js';
import { useCaseTypes } from './use-contact.js';
import type { Suggestion } from './work.js';

/** What the citizen asks: the newest message in full, older ones beneath, attachments, earlier contacts. */
export function Question({
  conversation,
  values,
  suggestion,
  from = '',
}: {
  conversation: Conversation;
  values: Values;
  suggestion: Suggestion | null;
  from?: string;
}) {
  const text = useText();
  const { row, messages, attachments, earlier, notes } = conversation;
  const clear = Object.keys(values).some((token) => token !== firstName && token !== agentName);
  const [hidden, hide] = useState(false);
  const typing = useTyping(row.contactId);
  useKeys({ 'Alt+KeyV': clear ? () => hide((now) => !now) : undefined });
  const shown = hidden ? {} : values;
  const chat = row.channel === 'chat';
  const ordered = chat ? messages : [...messages].reverse();
  const newest = messages.findLast((message) => message.author === 'citizen')?.seq;
  const parts = suggestion?.parts ?? [];
  return (
    <section className="col question" aria-labelledby="question-title">
      <header>
        <h2 id="question-title">{text.question.title}</h2>
        <span className="grow" />
        {clear && (
          <button type="button" className="btn quiet" aria-pressed={hidden} onClick={() => hide(!hidden)}>
            <Icon name="eye" />
            {hidden ? text.question.show : text.question.hide}
          </button>
        )}
      </header>
      <div className="body" data-column tabIndex={0} role="group" aria-label={text.question.label}>
        {notes.map((note) => (
          <p key={note.noteId} className="msg ours" style={{ marginBottom: 8, whiteSpace: 'pre-line' }}>
            <b className="xs">{text.contact.noteKinds[note.kind] ?? note.kind}</b>
            <br />
            <MaskedText text={note.text} values={shown} questions={[]} />
          </p>
        ))}
        <ActGuide acts={row.acts} />
        {ordered.map((message) => (
          <Message
            key={message.seq}
            message={message}
            writer={hidden ? '' : addressOf(from).name}
            values={shown}
            questions={parts.map((part) => part.question)}
            newest={message.seq === newest}
            many={messages.length > 1 && !chat}
            chat={chat}
          />
        ))}
        {typing && <p className="xs dim">{text.question.typing}</p>}
        <Attachments attachments={attachments} contactId={row.contactId} />
        {!chat || earlier.length ? <Earlier earlier={earlier} /> : null}
      </div>
    </section>
  );
}

function Earlier({ earlier }: { earlier: Conversation['earlier'] }) {
  const text = useText();
  const { nameOf } = useCaseTypes();
  return (
    <>
      <h3 className="sec">{text.question.earlier}</h3>
      {earlier.length === 0 && <p className="dim">{text.question.noneEarlier}</p>}
      <ol className="timeline">
        {earlier.map((one) => (
          <li key={one.contactId}>
            <time dateTime={one.at}>{shortDay(one.at, text)}</time>
            <Icon name={one.channel} label={text.channels[one.channel]!} />
            <span>
              {one.caseType ? nameOf(one.caseType) : text.queue.unsorted}
              <span className="x">{one.reference}</span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
