import { useEffect, useRef, useState } from 'react';
import { announce } from '../announce.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { fill } from './placeholders.js';
import { change, type Line } from './work.js';

/** A sentence being rewritten, in its place. Enter is done, Esc leaves it as it was; every keystroke is kept. */
export function SentenceEditor({ line }: { line: Line }) {
  const text = useText();
  const { working, edit, select, values } = useHolding();
  const box = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState(() => fill(line.text, values));
  const before = useRef(line.text);
  useEffect(() => {
    const field = box.current;
    if (!field) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, []);
  useEffect(() => {
    const field = box.current;
    if (!field) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  });
  // The original is compared filled, so that putting it back word for word counts as keeping it.
  const same = (typed: string) => (typed.trim() === fill(line.original, values).trim() ? line.original : typed);
  const write = (typed: string) => {
    setWords(typed);
    if (typed.trim()) working.change((work) => change(work, line.id, same(typed)));
  };
  const done = () => {
    edit(undefined);
    working.change((work) => change(work, line.id, same(words)));
    announce(text.reply.changed);
    if (words.trim()) select(line.id, 'sentence');
  };
  const leave = () => {
    working.change((work) => change(work, line.id, before.current));
    edit(undefined);
    select(line.id, 'sentence');
  };
  return (
    <span className="sentence-editor">
      <textarea
        ref={box}
        rows={2}
        value={words}
        aria-label={text.reply.editLabel}
        maxLength={8000}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            event.preventDefault();
            leave();
          } else if (
            event.key === 'Enter' &&
            !event.shiftKey &&
            !event.ctrlKey &&
            !event.metaKey &&
            !event.nativeEvent.isComposing
          ) {
            event.preventDefault();
            done();
          }
        }}
      />
      <button type="button" className="btn" onClick={done}>
        {text.reply.editDone} <kbd>↵</kbd>
      </button>
    </span>
  );
}
