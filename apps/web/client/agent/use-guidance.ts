import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { call } from '../api.js';
import { useSettings } from '../settings.js';

const RiskText = z.object({
  title: z.string(),
  now: z.array(z.string()),
  say: z.array(z.string()),
  handOver: z.string().default(''),
});
const ActText = z.object({
  title: z.string(),
  law: z.string().default(''),
  register: z.array(z.string()).default([]),
  deadline: z.string().default(''),
  steps: z.array(z.string()).default([]),
  receipt: z.string().default(''),
});
const Guidance = z.object({
  reviewed: z.union([z.string(), z.date()]).optional().transform(String),
  risks: z.array(z.object({ id: z.string(), sv: RiskText, en: RiskText })).default([]),
  acts: z
    .array(z.object({ id: z.string(), legal: z.array(z.string()).default([]), sv: ActText, en: ActText }))
    .default([]),
});

/** The pack's routines: what to do when a person may be in danger, and what the law asks of an act. Written by people. */
export function useGuidance() {
  const { language } = useSettings();
  const { data, error } = useQuery({
    queryKey: ['guidance'],
    queryFn: ({ signal }) => call('/api/desk/routines', { answer: Guidance, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  return {
    error,
    reviewed: data?.reviewed ?? '',
    risk: (id: string | undefined) => data?.risks.find((one) => one.id === id)?.[language],
    /** Ready sentences in the citizen's language. */
    phrases: (id: string | undefined, citizens: 'sv' | 'en') =>
      data?.risks.find((one) => one.id === id)?.[citizens].say ?? [],
    act: (id: string) => {
      const found = data?.acts.find((one) => one.id === id);
      return found && { ...found[language], legal: found.legal };
    },
  };
}
