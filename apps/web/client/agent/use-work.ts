import { useCallback, useEffect, useRef, useState } from 'react';
import type { Conversation, Shown } from '../contracts.js';
import { forgetWork, keepWork, keptWork } from '../kept.js';
import { hasOwn, linesOf, ownWords, Work } from './work.js';

export interface Working {
  work: Work;
  change: (next: (work: Work) => Work) => void;
  forget: () => void;
  /** False when the browser refuses to keep it. */
  kept: boolean;
  /** A newer suggestion than the one worked on is waiting to be taken in. */
  renewal: boolean;
}

const start = (shown: Shown, conversation: Conversation): Work => ({
  suggestionId: shown.suggestion?.suggestionId ?? '',
  messageSeq: shown.messageSeq,
  subject: shown.suggestion?.subject ?? '',
  lines: shown.suggestion ? linesOf(shown.suggestion) : [],
  own: '',
  ownMode: false,
  judged: false,
  scope: 'general',
  channel: shown.deliveryChannels[0] ?? conversation.deliveryChannel,
  openedAt: new Date().toISOString(),
  typedAt: '',
});

/**
 * The agent's work on one contact, restored from this browser and kept at every change.
 * A machine text nobody has touched gives way to a newer one; anything of the agent's own stays until she asks for the new.
 */
export function useWork(contactId: string, shown: Shown, conversation: Conversation): Working {
  const [work, setWork] = useState<Work>(() => Work.safeParse(keptWork(contactId)).data ?? start(shown, conversation));
  const [kept, setKept] = useState(true);
  const changed = useRef(false);
  const change = useCallback((next: (work: Work) => Work) => {
    changed.current = true;
    setWork((now) => ({ ...next(now), typedAt: new Date().toISOString() }));
  }, []);
  useEffect(() => {
    if (changed.current) setKept(keepWork(contactId, work));
  }, [contactId, work]);
  // Another tab may be working on the same contact: the last word typed anywhere is the one that counts.
  useEffect(() => {
    const other = (event: StorageEvent) => {
      const theirs =
        event.key?.endsWith(contactId) && event.newValue ? Work.safeParse(keptWork(contactId)).data : undefined;
      if (theirs) setWork(theirs);
    };
    addEventListener('storage', other);
    return () => removeEventListener('storage', other);
  }, [contactId]);
  const suggestion = shown.suggestion;
  const stale = (suggestion?.suggestionId ?? '') !== work.suggestionId;
  const touched = hasOwn(work) || work.lines.some((line) => line.fate !== 'open');
  useEffect(() => {
    if (!stale) return;
    if (!touched && !work.ownMode)
      setWork((now) => ({
        ...start(shown, conversation),
        own: now.own,
        ownMode: now.ownMode,
        openedAt: now.openedAt,
        subject: now.subject || (suggestion?.subject ?? ''),
      }));
    else if (work.suggestionId)
      setWork((now) => ({ ...now, own: ownWords(now), lines: [], ownMode: true, suggestionId: '' }));
  }, [stale, touched, shown, conversation, suggestion, work.ownMode, work.suggestionId]);
  const forget = useCallback(() => {
    changed.current = false;
    forgetWork(contactId);
    setWork(start(shown, conversation));
  }, [contactId, shown, conversation]);
  return { work, change, forget, kept, renewal: stale && !!suggestion?.sentences.length };
}
