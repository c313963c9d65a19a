import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const Settings = z.object({
  language: z.enum(['sv', 'en']).default('sv'),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** Keys without Alt or Ctrl (digits, ?) outside text fields. */
  singleKeys: z.boolean().default(true),
});
export type Settings = z.infer<typeof Settings>;

const key = 'sufflor:settings';
const listeners = new Set<() => void>();
let current = read();

function read(): Settings {
  try {
    return Settings.parse(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return Settings.parse({});
  }
}

export const settings = (): Settings => current;

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
  for (const tell of listeners) tell();
}

addEventListener('storage', (event) => {
  if (event.key !== key) return;
  current = read();
  for (const tell of listeners) tell();
});

/** This browser's own choices: language, light or dark, keys. */
export const useSettings = (): Settings =>
  useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, settings);
