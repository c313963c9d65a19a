import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { call } from '../api.js';

const Listed = z.object({
  id: z.string(),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  at: z.iso.datetime(),
  size: z.int(),
});
const Mail = Listed.omit({ size: true }).extend({ text: z.string(), html: z.string(), raw: z.string() });
export type Listed = z.infer<typeof Listed>;
export type Mail = z.infer<typeof Mail>;

/** The letters that have left, read again every third second while the page is looked at. */
export const useMailbox = () =>
  useQuery({
    queryKey: ['mailbox'],
    queryFn: ({ signal }) => call('/api/mailbox', { answer: z.array(Listed), signal }),
    refetchInterval: 3_000,
  });

/** One letter; it never changes. */
export const useMail = (id: string) =>
  useQuery({
    queryKey: ['mailbox', id],
    queryFn: ({ signal }) => call(`/api/mailbox/${encodeURIComponent(id)}`, { answer: Mail, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: id !== '',
  });

export const writeMail = (mail: { from: string; name: string; subject: string; text: string }): Promise<unknown> =>
  call('/api/mailbox/outbox', { method: 'POST', body: mail });
