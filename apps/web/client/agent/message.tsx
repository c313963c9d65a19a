import { useState } from 'react';
import type { Conversation } from '../contracts.js';
import { when } from '../format.js';
import { Icon } from '../icon.js';
import { useText } from '../text/index.js';
import { MaskedText } from './masked-text.js';
import type { Values } from './placeholders.js';

interface Props {
  /** The citizen's name when it may be shown. */
  writer: string;
  message: Conversation['messages'][number];
  values: Values;
  questions: readonly string[];
  newest: boolean;
  /** More than one message: the newest stands out, the rest are outlined. */
  many: boolean;
  chat: boolean;
}

/** One utterance. Its direction follows its own script; quoted history is folded away. */
export function Message({ message, writer, values, questions, newest, many, chat }: Props) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const ours = message.author === 'agent';
  const who = ours
    ? text.question.you
    : message.author === 'third'
      ? text.question.third
      : writer || text.question.citizen;
  return (
    <>
      <article className={`msg ${ours ? 'ours' : many && !newest ? 'old' : ''} ${chat ? 'line' : ''}`}>
        <div className="who">
          {many && newest && !ours ? <b>{text.question.newMessage}</b> : <span>{who}</span>}
          <span className="grow" />
          <time dateTime={message.at}>{when(message.at, text)}</time>
        </div>
        <div className="said" dir="auto">
          {message.text.split(/\n{2,}/).map((paragraph, index) => (
            <p key={String(index)}>
              <MaskedText text={paragraph} values={values} questions={ours ? [] : questions} whole={message.text} />
            </p>
          ))}
        </div>
      </article>
      {message.quoted.trim() && (
        <>
          <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? 'down' : 'right'} />
            {text.question.quoted}
          </button>
          {open && (
            <blockquote className="quoted" dir="auto">
              <MaskedText text={message.quoted} values={values} questions={[]} />
            </blockquote>
          )}
        </>
      )}
    </>
  );
}
