import { useSyncExternalStore } from 'react';
import { call } from '../api.js';

/** A reply that is approved and may still be taken back. */
export interface Pending {
  replyId: string;
  contactId: string;
  /** Milliseconds since 1970, by this computer's clock. */
  until: number;
  seconds: number;
  /** What leaves, as it was shown in step two; for the sent view only. */
  to: string;
  subject: string;
  html: string;
  text: string;
}

let all: readonly Pending[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly Pending[]) => {
  all = next;
  for (const tell of listeners) tell();
};

export const addPending = (pending: Pending): void =>
  set([...all.filter((one) => one.contactId !== pending.contactId), pending]);
export const dropPending = (replyId: string): void => set(all.filter((one) => one.replyId !== replyId));

/** Replies of this agent on their way out, the latest last. They stay here until dropped, so that the sent view can show them. */
export const usePending = (): readonly Pending[] =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => all,
  );

/** Takes the latest one back that still can be. Throws `ProblemError` (409 `too-late`) when it has left. */
export async function recall(pending: Pending): Promise<void> {
  await call(`/api/approval/replies/${encodeURIComponent(pending.replyId)}/recall`, { method: 'POST', body: {} });
  dropPending(pending.replyId);
}

export const stillOpen = (pending: readonly Pending[], now = Date.now()): Pending | undefined =>
  pending.findLast((one) => one.until > now);
