import { useSyncExternalStore } from 'react';
import { io, type Socket } from 'socket.io-client';
import { signInNeeded } from './api.js';
import { Problem } from './contracts.js';

export type LiveState = 'connecting' | 'connected' | 'lost';

let socket: Socket | undefined;
let state: LiveState = 'connecting';
const listeners = new Set<() => void>();

function become(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const tell of listeners) tell();
}

/** The desk's live push, opened at the first use. Nothing is replayed: who listens must read again at every connect. */
export function live(): Socket {
  if (socket) return socket;
  socket = io({
    path: '/api/desk/live',
    transports: ['websocket'],
    withCredentials: true,
    reconnectionDelayMax: 10_000,
  });
  // `ready` comes once the server knows who is listening; before that nothing is heard.
  socket.on('ready', () => become('connected'));
  socket.on('refused', (problem) => {
    if (Problem.safeParse(problem).data?.code === 'sign-in-expired') signInNeeded();
  });
  socket.on('disconnect', (reason) => {
    become('lost');
    // The server ends a connection whose sign-in has run out; after signing in again it is let in.
    if (reason === 'io server disconnect') setTimeout(() => socket?.connect(), 5_000);
  });
  socket.on('connect_error', () => become('lost'));
  return socket;
}

export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => state,
  );
