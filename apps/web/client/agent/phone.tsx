import './phone.css';
import { useEffect, useState } from 'react';
import { keepWork, keptWork } from '../kept.js';
import { type CallWork, CallWork as CallWorkSchema, emptyCall, mergeCards, startOf } from './call.js';
import { CallNote } from './call-note.js';
import { CallSource } from './call-source.js';
import { Cards } from './cards.js';
import { useHolding } from './holding.js';
import { Transcript } from './transcript.js';

export interface Calling {
  call: CallWork;
  change: (next: Partial<CallWork>) => void;
  chosen: number;
  choose: (card: number) => void;
  /** Milliseconds since 1970 when the call began; null until its first line. */
  began: number | null;
}

const over = new Set(['ended', 'abandoned']);

/** A call: its text, four cards that stay where they are, the source and the agent's notes; afterwards the note for the journal. */
export function Phone() {
  const { contactId, conversation, shown } = useHolding();
  const key = `${contactId}:call`;
  const [call, setCall] = useState<CallWork>(() => CallWorkSchema.safeParse(keptWork(key)).data ?? emptyCall);
  const [chosen, choose] = useState(0);
  const ended = over.has(conversation.callState);
  const { suggestion } = shown;
  useEffect(() => {
    if (!ended) setCall((now) => ({ ...now, cards: mergeCards(now.cards, suggestion) }));
  }, [suggestion, ended]);
  useEffect(() => {
    if (call !== emptyCall) keepWork(key, call);
  }, [key, call]);
  const calling: Calling = {
    call,
    change: (next) => setCall((now) => ({ ...now, ...next })),
    chosen,
    choose,
    began: startOf(conversation.messages),
  };
  return (
    <>
      <Transcript calling={calling} ended={ended} />
      {ended ? <CallNote calling={calling} /> : <Cards calling={calling} />}
      <CallSource calling={calling} ended={ended} />
    </>
  );
}
