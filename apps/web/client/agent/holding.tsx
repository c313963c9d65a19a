import { createContext, useContext } from 'react';
import type { Conversation, RenderedReply, Shown } from '../contracts.js';
import type { Values } from './placeholders.js';
import type { Working } from './use-work.js';
import type { Suggestion } from './work.js';

export type Stage = 'write' | 'reject' | 'confirm' | 'sent';

/** The contact the agent holds and what she is doing with it; shared by the three columns. */
export interface Holding {
  contactId: string;
  conversation: Conversation;
  shown: Shown;
  /** The suggestion worked on; null when none fits any longer. */
  suggestion: Suggestion | null;
  values: Values;
  /** Reply address in clear. */
  from: string;
  working: Working;
  stage: Stage;
  go: (stage: Stage) => void;
  rendered: RenderedReply | null;
  onRendered: (rendered: RenderedReply | null) => void;
  /** The sentence looked at, by line id. */
  selected: string | undefined;
  select: (id: string | undefined, focus?: 'sentence' | 'source') => void;
  /** The sentence being rewritten. */
  editing: string | undefined;
  edit: (id: string | undefined) => void;
  showDiff: boolean;
  setShowDiff: (on: boolean) => void;
}

export const HoldingContext = createContext<Holding | null>(null);

export function useHolding(): Holding {
  const holding = useContext(HoldingContext);
  if (!holding) throw new Error('useHolding outside a held contact');
  return holding;
}

/** Why contact text is read, for the read log. */
export const why = (conversation?: Conversation): string =>
  conversation?.row.channel === 'phone' ? 'handlägger samtalet' : 'handlägger kontakten';
