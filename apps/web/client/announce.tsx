import { useSyncExternalStore } from 'react';

interface Said {
  polite: string;
  assertive: string;
}
let said: Said = { polite: '', assertive: '' };
const listeners = new Set<() => void>();
const waiting: { text: string; how: keyof Said }[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

function next(): void {
  const one = waiting.shift();
  said = { polite: '', assertive: '', ...(one ? { [one.how]: one.text } : {}) };
  for (const tell of listeners) tell();
  timer = one ? setTimeout(next, 1200) : undefined;
}

/** Tells a screen reader, one thing at a time. `assertive` only when a suggestion is withdrawn or a person may be in danger. */
export function announce(text: string, how: keyof Said = 'polite'): void {
  if (how === 'assertive') waiting.unshift({ text, how });
  else waiting.push({ text, how });
  if (waiting.length > 5) waiting.splice(0, waiting.length - 5);
  if (!timer || how === 'assertive') {
    clearTimeout(timer);
    next();
  }
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const Announcer = () => {
  const { polite, assertive } = useSyncExternalStore(subscribe, () => said);
  return (
    <>
      <p className="sr" role="status" data-announcer>
        {polite}
      </p>
      <p className="sr" role="alert">
        {assertive}
      </p>
    </>
  );
};
