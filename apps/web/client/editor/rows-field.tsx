import { Fragment, type ReactNode, useRef } from 'react';
import { Icon } from '../icon.js';
import { useWords } from './words.js';

export interface RowProps<T> {
  value: T;
  index: number;
  change: (value: T) => void;
  /** Begins a new row below and moves there. */
  below: () => void;
  /** Removes this row and moves to the one above. */
  remove: () => void;
  tools: ReactNode;
}

/** A list that is written row by row: Enter begins the next, Backspace in an empty one removes it. */
export function RowsField<T>({
  values,
  onChange,
  fresh,
  addLabel,
  rowName,
  children,
  readOnly,
  most,
}: {
  values: readonly T[];
  onChange: (values: T[]) => void;
  fresh: () => T;
  addLabel: string;
  rowName: (n: number) => string;
  children: (row: RowProps<T>) => ReactNode;
  readOnly: boolean;
  most: number;
}) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const focus = (index: number) =>
    requestAnimationFrame(() =>
      box.current
        ?.querySelectorAll<HTMLElement>(':scope > [data-row]')
        [index]?.querySelector<HTMLElement>('[data-fact-text], input')
        ?.focus(),
    );
  const insert = (at: number) => {
    if (values.length >= most) return;
    onChange([...values.slice(0, at), fresh(), ...values.slice(at)]);
    focus(at);
  };
  const remove = (at: number) => {
    onChange(values.filter((_, index) => index !== at));
    focus(Math.max(0, at - 1));
  };
  const move = (at: number, to: number) => {
    const next = [...values];
    next.splice(to, 0, ...next.splice(at, 1));
    onChange(next);
    focus(to);
  };
  const tool = (name: string, label: string, glyph: ReactNode, act: () => void, off = false) => (
    <button type="button" className="btn quiet only" aria-label={label} title={name} onClick={act} disabled={off}>
      {glyph}
    </button>
  );
  return (
    <div ref={box} className="ed-rows">
      {values.map((value, index) => (
        // Rows have no identity of their own; text boxes redraw themselves from the value.
        <Fragment key={index}>
          {children({
            value,
            index,
            change: (one) => onChange(values.map((old, at) => (at === index ? one : old))),
            below: () => insert(index + 1),
            remove: () => remove(index),
            tools: !readOnly && (
              <span className="ed-tools">
                {tool(
                  words.up,
                  `${words.up}: ${rowName(index + 1)}`,
                  <span className="ed-turn">
                    <Icon name="down" />
                  </span>,
                  () => move(index, index - 1),
                  index === 0,
                )}
                {tool(
                  words.down,
                  `${words.down}: ${rowName(index + 1)}`,
                  <Icon name="down" />,
                  () => move(index, index + 1),
                  index === values.length - 1,
                )}
                {tool(words.remove, `${words.remove}: ${rowName(index + 1)}`, <Icon name="close" />, () =>
                  remove(index),
                )}
              </span>
            ),
          })}
        </Fragment>
      ))}
      {!readOnly && values.length < most && (
        <button type="button" className="btn quiet ed-add" onClick={() => insert(values.length)}>
          + {addLabel}
        </button>
      )}
    </div>
  );
}
