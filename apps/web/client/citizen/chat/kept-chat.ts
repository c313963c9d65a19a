import type { OwnLine, Place } from './conversation.js';

/** What must survive a reload: the key to the chat, what has not been sent, and the place. Nothing that the server already keeps. */
export interface KeptChat {
  startKey: string;
  token: string;
  reference: string;
  unsent: OwnLine[];
  place: Place | null;
  emailed: string;
  open: boolean;
  at: number;
}

const name = 'sufflor:chat';
/** A forgotten chat on a shared computer closes by itself. */
const keptMs = 12 * 3600_000;

export function readChat(now = Date.now()): KeptChat | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as KeptChat | null;
    if (kept && typeof kept.startKey === 'string' && Array.isArray(kept.unsent) && now - kept.at < keptMs) return kept;
  } catch {
    // Storage may be refused or hold something else; the chat then begins anew.
  }
  forgetChat();
  return undefined;
}

export function keepChat(chat: Omit<KeptChat, 'at'>, now = Date.now()): void {
  try {
    localStorage.setItem(name, JSON.stringify({ ...chat, at: now }));
  } catch {
    // Without storage the chat lasts as long as the page.
  }
}

export function forgetChat(): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}
