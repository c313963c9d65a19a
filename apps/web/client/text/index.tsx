import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { ProblemError } from '../api.js';
import { useSettings } from '../settings.js';
import { sv, type Text } from './sv.js';

export type { Text };

const Words = createContext<Text>(sv);
/** The words of the screen in the chosen language. */
export const useText = (): Text => useContext(Words);

/** Swedish is there from the start; English is fetched when chosen. */
export function TextProvider({ children }: { children: ReactNode }) {
  const { language } = useSettings();
  const [text, setText] = useState<Text | null>(language === 'sv' ? sv : null);
  useEffect(() => {
    let current = true;
    document.documentElement.lang = language;
    if (language === 'sv') setText(sv);
    else void import('./en.js').then(({ en }) => current && setText(en));
    return () => {
      current = false;
    };
  }, [language]);
  return text && <Words value={text}>{children}</Words>;
}

/** What went wrong, in the reader's words when we have them, else the service's own. */
export function explain(error: unknown, text: Text): string {
  if (error instanceof ProblemError) return text.problems[error.offline ? 'offline' : error.code] ?? error.message;
  return text.problems['internal']!;
}
