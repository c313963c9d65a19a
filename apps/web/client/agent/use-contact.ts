import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { call } from '../api.js';
import { ClearContact, Conversation, Shown } from '../contracts.js';
import { useMe } from '../session.js';
import { useSettings } from '../settings.js';
import { agentName, firstName, type Values } from './placeholders.js';

const forever = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } as const;
const at = (contactId: string) => `/contacts/${encodeURIComponent(contactId)}`;

/** The masked conversation. Every reading is logged with its reason. */
export const useConversation = (contactId: string, why: string) =>
  useQuery({
    queryKey: ['contact', contactId],
    queryFn: ({ signal }) => call(`/api/desk${at(contactId)}`, { answer: Conversation, why, signal }),
    ...forever,
  });

/** What there is to decide; for the holder. */
export const useShown = (contactId: string, why: string, enabled: boolean) =>
  useQuery({
    queryKey: ['shown', contactId],
    queryFn: ({ signal }) => call(`/api/approval${at(contactId)}`, { answer: Shown, why, signal }),
    enabled,
    ...forever,
  });

/** Clear values of the contact's placeholders, for the holder alone. Never kept longer than the page is open. */
export function useValues(
  contactId: string,
  why: string,
  enabled: boolean,
): { values: Values; from: string; ready: boolean; error: unknown } {
  const me = useMe();
  const clear = useQuery({
    queryKey: ['clear', contactId],
    queryFn: ({ signal }) => call(`/api/intake${at(contactId)}/clear`, { answer: ClearContact, why, signal }),
    enabled,
    gcTime: 0,
    ...forever,
  });
  const values = useMemo(
    () =>
      enabled && clear.data
        ? { ...clear.data.placeholders, [firstName]: clear.data.firstName, [agentName]: me.name }
        : { [agentName]: me.name },
    [enabled, clear.data, me.name],
  );
  return { values, from: (enabled && clear.data?.from) || '', ready: !enabled || !clear.isPending, error: clear.error };
}

const CaseType = z.object({ id: z.string(), sv: z.string(), en: z.string(), def: z.string().default('') });
export type CaseType = z.infer<typeof CaseType>;

/** The pack's case types, and a name for an id in the language of the screen. */
export function useCaseTypes(): { all: CaseType[]; nameOf: (id: string) => string } {
  const { language } = useSettings();
  const { data } = useQuery({
    queryKey: ['case-types'],
    queryFn: ({ signal }) => call('/api/triage/case-types', { answer: z.array(CaseType), signal }),
    ...forever,
  });
  return useMemo(() => {
    const all = data ?? [];
    const names = new Map(all.map((one) => [one.id, one[language]]));
    return { all, nameOf: (id) => names.get(id) ?? id };
  }, [data, language]);
}
