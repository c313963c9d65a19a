import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { call } from '../api.js';
import { ParkedDelivery } from '../contracts.js';

const ParkedEvent = z.object({
  id: z.string(),
  service: z.string(),
  handler: z.string(),
  topic: z.string(),
  key: z.string(),
  type: z.string(),
  reason: z.string(),
  attempts: z.int(),
  at: z.string(),
});
export type ParkedEvent = z.infer<typeof ParkedEvent>;
export type Delivery = z.infer<typeof ParkedDelivery>;
const Health = z.object({
  status: z.string(),
  services: z.array(z.string()).default([]),
  profile: z.string().default(''),
});
const Lag = z.array(z.object({ group: z.string(), topic: z.string(), lag: z.int() }));
const often = { refetchInterval: 10_000 } as const;

export const useParkedEvents = () =>
  useQuery({
    queryKey: ['parked', 'events'],
    queryFn: ({ signal }) => call('/api/platform/parked', { answer: z.array(ParkedEvent), signal }),
    ...often,
  });
export const useParkedDeliveries = () =>
  useQuery({
    queryKey: ['parked', 'deliveries'],
    queryFn: ({ signal }) => call('/api/approval/parked', { answer: z.array(ParkedDelivery), signal }),
    ...often,
  });
export const useHealth = () =>
  useQuery({ queryKey: ['health'], queryFn: ({ signal }) => call('/health', { answer: Health, signal }), ...often });
export const useLag = () =>
  useQuery({
    queryKey: ['lag'],
    queryFn: ({ signal }) => call('/api/platform/lag', { answer: Lag, signal }),
    ...often,
  });

export const decideEvent = (
  { service, id }: ParkedEvent,
  decision: 'retry' | 'discard',
  why: string,
): Promise<unknown> =>
  call(`/api/platform/parked/${encodeURIComponent(service)}/${encodeURIComponent(id)}/${decision}`, {
    method: 'POST',
    body: { why },
  });
export const settleDelivery = ({ replyId }: Delivery, decision: string, why: string): Promise<unknown> =>
  call(`/api/approval/parked/${encodeURIComponent(replyId)}`, { method: 'POST', body: { decision, why } });
