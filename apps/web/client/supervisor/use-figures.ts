import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { io } from 'socket.io-client';
import type { z } from 'zod';
import { call } from '../api.js';
import { Now, SuggestionFigures, Trends } from '../contracts.js';

const nowKey = ['insights', 'now'];

/** The day so far: pushed as it happens, and asked for each half minute in case the push is down. Frozen, it stays as it was. */
export function useNow(frozen: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    if (frozen) return;
    const socket = io({
      path: '/api/insights/live',
      transports: ['websocket'],
      withCredentials: true,
      reconnectionDelayMax: 10_000,
    });
    socket.on('now', (pushed: unknown) => {
      const read = Now.safeParse(pushed);
      if (read.success) queries.setQueryData(nowKey, read.data);
    });
    return () => void socket.close();
  }, [frozen, queries]);
  return useQuery<z.infer<typeof Now>>({
    queryKey: nowKey,
    queryFn: ({ signal }) => call('/api/insights/now', { answer: Now, signal }),
    refetchInterval: frozen ? false : 30_000,
    refetchOnWindowFocus: !frozen,
  });
}

const asked = (query: Record<string, string>) =>
  new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();

export const useTrends = (query: Record<string, string>) =>
  useQuery({
    queryKey: ['insights', 'trends', query],
    queryFn: ({ signal }) => call(`/api/insights/trends?${asked(query)}`, { answer: Trends, signal }),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });

export const useSuggestions = (query: Record<string, string>) =>
  useQuery({
    queryKey: ['insights', 'suggestions', query],
    queryFn: ({ signal }) => call(`/api/insights/suggestions?${asked(query)}`, { answer: SuggestionFigures, signal }),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });
