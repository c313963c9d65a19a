import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useKeys } from '../keys.js';
import { useText } from '../text/index.js';

let open = false;
const listeners = new Set<() => void>();
const set = (next: boolean) => {
  open = next;
  for (const tell of listeners) tell();
};
export const openKeyHelp = (): void => set(true);

const reading = [
  ['nextSentence', 'Alt ↓'],
  ['previousSentence', 'Alt ↑'],
  ['passage', 'Alt K'],
  ['keep', 'Alt B'],
  ['change', 'Alt E'],
  ['remove', 'Alt R'],
  ['ownSentence', 'Alt I'],
  ['diff', 'Alt D'],
  ['caseType', 'Alt T', '1–5'],
  ['ask', 'Alt Q'],
  ['personal', 'Alt V'],
] as const;
const deciding = [
  ['step1', 'Ctrl ↵'],
  ['approve', 'Alt G'],
  ['undo', 'Alt Z'],
  ['reject', 'Alt A', '1–7'],
  ['renew', 'Alt F'],
  ['back', 'Esc'],
] as const;
const finding = [
  ['search', 'Ctrl K'],
  ['column', 'F6'],
  ['next', 'Alt N'],
  ['queue', '↑', '↓'],
  ['handOver', 'Alt L'],
  ['notes', 'Alt M'],
  ['help', '?'],
] as const;

/** Every key, on `?`. */
export function KeyHelp() {
  const text = useText();
  const shown = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => open,
  );
  const dialog = useRef<HTMLDialogElement>(null);
  // "?" is Shift and the key after 0 on a Swedish keyboard, Shift and "/" on an American one.
  useKeys({
    'Shift+Minus': (event) => event.key === '?' && openKeyHelp(),
    'Shift+Slash': (event) => event.key === '?' && openKeyHelp(),
  });
  useEffect(() => {
    if (shown && !dialog.current?.open) dialog.current?.showModal();
  }, [shown]);
  const list = (
    title: string,
    keys: readonly (readonly [keyof typeof text.keys.names, ...string[]])[],
    note?: string,
  ) => (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(([name, ...caps]) => [
          <dt key={name}>{text.keys.names[name]}</dt>,
          <dd key={`${name} keys`}>
            {caps.map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </dd>,
        ])}
      </dl>
      {note && <p className="xs dim">{note}</p>}
    </section>
  );
  if (!shown) return null;
  return (
    <dialog ref={dialog} className="dialog keys" aria-labelledby="keys-title" onClose={() => set(false)}>
      <div className="row">
        <h2 id="keys-title" className="grow">
          {text.keys.title}
        </h2>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          {text.common.close} <kbd>Esc</kbd>
        </button>
      </div>
      <div className="keys-grid">
        {list(text.keys.reading, reading)}
        {list(text.keys.deciding, deciding, text.keys.twoKeys)}
        {list(text.keys.finding, finding)}
      </div>
    </dialog>
  );
}
