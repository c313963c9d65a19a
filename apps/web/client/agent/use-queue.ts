import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import { call } from '../api.js';
import { ContactNews, Queue, QueueRow } from '../contracts.js';
import { live } from '../live.js';

export const queueKey = ['queue'] as const;
const Gone = z.object({ contactId: z.string() });

/** The whole queue, kept live: read at every connect, then row by row. */
export const useQueue = () =>
  useQuery({
    queryKey: queueKey,
    queryFn: ({ signal }) => call('/api/desk/queue', { answer: Queue, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

/** One contact's row, when the queue has it. */
export const useRow = (contactId: string | undefined): QueueRow | undefined =>
  useQueue().data?.rows.find((row) => row.contactId === contactId);

/** Listens for the desk's news. Mounted once, by the workspace. `onNews` hears what happened to a contact. */
export function useDeskNews(onNews: (news: ContactNews) => void, onTyping: (contactId: string) => void): void {
  const queries = useQueryClient();
  useEffect(() => {
    const socket = live();
    const changes = gather(queries);
    const refresh = () =>
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => ['queue', 'contact', 'shown', 'clear'].includes(String(queryKey[0])),
      });
    const row = (data: unknown) => changes.row(QueueRow.safeParse(data).data);
    const gone = (data: unknown) => changes.gone(Gone.safeParse(data).data?.contactId);
    const contact = (data: unknown) => {
      const news = ContactNews.safeParse(data).data;
      if (news) onNews(news);
    };
    const typing = (data: unknown) => {
      const who = Gone.safeParse(data).data;
      if (who) onTyping(who.contactId);
    };
    const heard = { ready: refresh, row, gone, contact, typing };
    for (const [name, act] of Object.entries(heard)) socket.on(name, act);
    return () => {
      for (const [name, act] of Object.entries(heard)) socket.off(name, act);
      changes.stop();
    };
  }, [queries, onNews, onTyping]);
}

/** Row changes come in bursts; the list is drawn at most ten times a second. */
function gather(queries: QueryClient) {
  const rows = new Map<string, QueueRow | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    timer = undefined;
    const changed = new Map(rows);
    rows.clear();
    queries.setQueryData<Queue>(queueKey, (old) => old && applied(old, changed));
  };
  const later = () => {
    timer ??= setTimeout(write, 100);
  };
  return {
    row(row?: QueueRow) {
      if (!row) return;
      rows.set(row.contactId, row);
      later();
    },
    gone(contactId?: string) {
      if (!contactId) return;
      rows.set(contactId, null);
      later();
    },
    stop: () => clearTimeout(timer),
  };
}

/** The queue with changed rows in their old places, new ones last and gone ones out. */
export function applied(queue: Queue, changed: ReadonlyMap<string, QueueRow | null>): Queue {
  const left = new Map(changed);
  const rows = queue.rows.flatMap((row) => {
    const next = left.get(row.contactId);
    left.delete(row.contactId);
    return next === undefined ? row : (next ?? []);
  });
  for (const row of left.values()) if (row) rows.push(row);
  return { ...queue, rows, total: rows.length };
}
