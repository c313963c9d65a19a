import { wordDiff } from '../language.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { Pieces } from './masked-text.js';
import { fill, type Values } from './placeholders.js';
import { type Line, states } from './work.js';

/** One sentence of the draft: iris and dotted while it is only the machine's, plain when kept, with its changes when changed. */
export function Sentence({ line }: { line: Line }) {
  const text = useText();
  const { values, selected, select, showDiff } = useHolding();
  const claims = states(line);
  const on = selected === line.id;
  const own = line.fate === 'own';
  if (line.fate === 'removed' && !showDiff) return null;
  const className = ['sentence', claims && line.fate === 'open' ? 'machine' : line.fate, on ? 'on' : ''].join(' ');
  const cites = line.citations.length > 0 && line.fate !== 'removed';
  return (
    <span
      className={className}
      data-line={line.id}
      role="button"
      tabIndex={on || (!selected && claims) ? 0 : -1}
      aria-current={on || undefined}
      onClick={() => select(line.id)}
      onFocus={() => !on && select(line.id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) select(line.id, 'source');
      }}
    >
      {line.fate === 'removed' ? (
        <del>
          <span className="sr">{text.reply.removedSentence}: </span>
          {fill(line.original, values)}
        </del>
      ) : line.fate === 'changed' && showDiff ? (
        <Changes before={line.original} after={line.text} values={values} />
      ) : own && showDiff ? (
        <ins>
          <Pieces text={line.text} values={values} />
        </ins>
      ) : (
        <Pieces text={line.text} values={values} />
      )}
      {(cites || own) && '\u00a0'}
      {cites &&
        line.citations.map((number) => (
          <span key={number} className="cite" role="img" aria-label={text.reply.source(number)}>
            {number}
          </span>
        ))}
      {own && (
        <span className="cite own" role="img" aria-label={text.reply.ownTitle} title={text.reply.ownTitle}>
          {text.reply.own}
        </span>
      )}
    </span>
  );
}

/** Word by word what the agent changed. */
export const Changes = ({ before, after, values }: { before: string; after: string; values: Values }) =>
  wordDiff(fill(before, values), fill(after, values)).map((part, index) =>
    part.kind === 'same' ? (
      <span key={String(index)}>{part.text}</span>
    ) : part.kind === 'removed' ? (
      <del key={String(index)}>{part.text}</del>
    ) : (
      <ins key={String(index)}>{part.text}</ins>
    ),
  );
