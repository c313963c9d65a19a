import { useSyncExternalStore } from 'react';

const lastTyped = new Map<string, number>();
const listeners = new Set<() => void>();
const showMs = 6_000;

/** A citizen is typing in a chat. Shown for six seconds after the last sign of it. */
export function noteTyping(contactId: string): void {
  lastTyped.set(contactId, Date.now());
  for (const tell of listeners) tell();
  setTimeout(() => {
    if (Date.now() - (lastTyped.get(contactId) ?? 0) >= showMs) lastTyped.delete(contactId);
    for (const tell of listeners) tell();
  }, showMs + 50);
}

export const useTyping = (contactId: string): boolean =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => lastTyped.has(contactId),
  );
