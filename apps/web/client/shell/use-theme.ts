import { useEffect, useSyncExternalStore } from 'react';

const dark = matchMedia('(prefers-color-scheme: dark)');
const subscribe = (tell: () => void) => {
  dark.addEventListener('change', tell);
  return () => dark.removeEventListener('change', tell);
};

/** Light or dark, as chosen or as the computer has it; tokens.css follows the attribute. */
export function useTheme(choice: 'auto' | 'light' | 'dark'): 'light' | 'dark' {
  const system = useSyncExternalStore(subscribe, () => dark.matches);
  const scheme = choice === 'auto' ? (system ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.dataset['theme'] = scheme;
  }, [scheme]);
  return scheme;
}
