import { Fragment } from 'react';
import { useKeys } from '../keys.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { PartHead } from './part-head.js';
import { Sentence } from './sentence.js';
import { SentenceEditor } from './sentence-editor.js';
import { insertOwn, type Line } from './work.js';

/** The draft as a letter: paragraphs of sentences, each question's part under its own line. */
export function Letter() {
  const text = useText();
  const { suggestion, working, editing, selected, select, edit, stage } = useHolding();
  const own = () => {
    const [next, id] = insertOwn(working.work, selected);
    working.change(() => next);
    select(id);
    edit(id);
  };
  useKeys({ 'Alt+KeyI': stage === 'write' ? own : undefined });
  const { lines } = working.work;
  const groups = paragraphs(lines);
  let question = -1;
  return (
    <div role="group" aria-label={text.reply.label} lang={suggestion?.language || undefined}>
      {suggestion?.degraded && (
        <p className="xs dim" style={{ marginBottom: 6 }}>
          {text.reply.degraded}
        </p>
      )}
      {groups.map((group) => {
        const part = group.find((line) => line.question >= 0)?.question ?? -1;
        const head = part >= 0 && part !== question ? part : -1;
        if (part >= 0) question = part;
        return (
          <Fragment key={group[0]!.id}>
            {head >= 0 && suggestion?.parts[head] && <PartHead index={head} />}
            <p>
              {group.map((line) => (
                <Fragment key={line.id}>
                  {editing === line.id ? <SentenceEditor line={line} /> : <Sentence line={line} />}{' '}
                </Fragment>
              ))}
            </p>
          </Fragment>
        );
      })}
      {stage === 'write' && (
        <button type="button" className="btn quiet own-sentence" onClick={own}>
          {text.reply.own1} <kbd>Alt I</kbd>
        </button>
      )}
    </div>
  );
}

const paragraphs = (lines: readonly Line[]): Line[][] => {
  const out: Line[][] = [];
  for (const line of lines) {
    if (line.newParagraph || out.length === 0) out.push([line]);
    else out.at(-1)!.push(line);
  }
  return out;
};
