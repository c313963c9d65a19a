import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ProblemError } from '../api.js';
import { renew } from './desk.js';

const idleMs = 3 * 60_000;
const signs = ['keydown', 'pointerdown', 'pointermove'] as const;

/** Keeps the claim as long as the agent is at the keyboard; a claim lost meanwhile is read again. `until`: when it ends. */
export function useLease(contactId: string, until: string | null): void {
  const queries = useQueryClient();
  useEffect(() => {
    let active = Date.now();
    const here = () => {
      active = Date.now();
    };
    for (const sign of signs) addEventListener(sign, here, { passive: true });
    const timer = setInterval(() => {
      const left = until ? Date.parse(until) - Date.now() : 0;
      if (left < 4 * 60_000 && Date.now() - active < idleMs) void extend(contactId, queries);
    }, 30_000);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, here);
    };
  }, [contactId, until, queries]);
}

/** Asks for more time; there is no limit to how often. */
export async function extend(contactId: string, queries: QueryClient): Promise<void> {
  try {
    await renew(contactId);
  } catch (error) {
    if (error instanceof ProblemError && error.status === 409)
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === 'queue' || queryKey[1] === contactId,
      });
  }
}
