import { useCallback, useEffect, useMemo, useState } from 'react';
import { announce } from '../announce.js';
import type { Conversation, RenderedReply, Shown } from '../contracts.js';
import { useKeys } from '../keys.js';
import { explain, useText } from '../text/index.js';
import { Confirm } from './confirm.js';
import { Skeleton } from './contact.js';
import { ContactHead } from './contact-head.js';
import { type Holding, HoldingContext, type Stage } from './holding.js';
import { usePending } from './pending.js';
import { Phone } from './phone.js';
import { Question } from './question.js';
import { Reject } from './reject.js';
import { Reply } from './reply.js';
import { Routine } from './routine.js';
import { Sent } from './sent.js';
import { SourceColumn } from './source-column.js';
import { useShown, useValues } from './use-contact.js';
import { useLease } from './use-lease.js';
import { useWork } from './use-work.js';
import { states, toDecide } from './work.js';

/** A contact the agent holds. Reads in clear; loads what there is to decide. */
export function Held({ conversation, onOpen }: { conversation: Conversation; onOpen: (contactId: string) => void }) {
  const text = useText();
  const { contactId, channel } = conversation.row;
  const why = channel === 'phone' ? text.contact.why.phone : text.contact.why.hold;
  const shown = useShown(contactId, why, true);
  const clear = useValues(contactId, why, true);
  useLease(contactId, conversation.row.heldUntil);
  if (shown.error && !shown.data)
    return (
      <>
        <ContactHead conversation={conversation} values={clear.values} held onOpen={onOpen} />
        <Question conversation={conversation} values={clear.values} suggestion={null} from={clear.from} />
        <section className="col wide">
          <div className="empty" role="alert">
            <h2>{text.reply.failedTitle}</h2>
            <p>{explain(shown.error, text)}</p>
            <button type="button" className="btn" onClick={() => void shown.refetch()}>
              {text.common.retry}
            </button>
          </div>
        </section>
      </>
    );
  if (!shown.data || !clear.ready) return <Skeleton />;
  return (
    <Desk conversation={conversation} shown={shown.data} values={clear.values} from={clear.from} onOpen={onOpen} />
  );
}

interface DeskProps {
  conversation: Conversation;
  shown: Shown;
  values: Holding['values'];
  from: string;
  onOpen: (contactId: string) => void;
}

function Desk({ conversation, shown, values, from, onOpen }: DeskProps) {
  const { contactId, channel, risk } = conversation.row;
  const working = useWork(contactId, shown, conversation);
  const [rendered, onRendered] = useState<RenderedReply | null>(null);
  const [editing, edit] = useState<string>();
  const [showDiff, setShowDiff] = useState(true);
  const pending = usePending().some((one) => one.contactId === contactId);
  const [asked, go] = useState<Stage>('write');
  const stage = pending ? 'sent' : asked === 'sent' ? 'write' : asked;
  const suggestion =
    shown.suggestion && shown.suggestion.suggestionId === working.work.suggestionId ? shown.suggestion : null;
  const [selected, select] = useSelection(working.work.lines, toDecide(working.work, suggestion)[0]?.id);
  useWithdrawal(shown, risk);
  const unsettled = editing !== undefined && !working.work.lines.some((line) => line.id === editing);
  // The sentence under her hands was withdrawn with its suggestion: typing goes on in the own text, where her words are.
  useEffect(() => {
    if (!unsettled) return;
    edit(undefined);
    requestAnimationFrame(() => {
      const own = document.getElementById('own') as HTMLTextAreaElement | null;
      own?.focus();
      own?.setSelectionRange(own.value.length, own.value.length);
    });
  }, [unsettled]);
  useKeys({
    Escape: () => {
      if (editing) return edit(undefined);
      if (stage === 'confirm' || stage === 'reject') return go('write');
      return false;
    },
    'Alt+KeyD': () => setShowDiff((on) => !on),
    'Alt+KeyA': suggestion && stage === 'write' ? () => go('reject') : undefined,
  });
  const holding = useMemo<Holding>(
    () => ({
      contactId,
      conversation,
      shown,
      suggestion,
      values,
      from,
      working,
      stage,
      go,
      rendered,
      onRendered,
      selected,
      select,
      editing,
      edit,
      showDiff,
      setShowDiff,
    }),
    [
      contactId,
      conversation,
      shown,
      suggestion,
      values,
      from,
      working,
      stage,
      rendered,
      selected,
      select,
      editing,
      showDiff,
    ],
  );
  return (
    <HoldingContext value={holding}>
      <ContactHead conversation={conversation} values={values} held onOpen={onOpen} />
      {channel === 'phone' ? (
        <Phone />
      ) : (
        <>
          <Question conversation={conversation} values={values} suggestion={suggestion} from={from} />
          {stage === 'confirm' && rendered ? (
            <Confirm rendered={rendered} />
          ) : stage === 'sent' ? (
            <Sent onOpen={onOpen} />
          ) : (
            <Reply />
          )}
          {(stage === 'write' || (stage === 'confirm' && !rendered)) && (risk ? <Routine /> : <SourceColumn />)}
          {stage === 'reject' && <Reject />}
        </>
      )}
    </HoldingContext>
  );
}

/** Which sentence is looked at, and moving between them: Alt ↓ and Alt ↑. Starts at the first that must be decided. */
function useSelection(
  lines: Holding['working']['work']['lines'],
  first: string | undefined,
): [string | undefined, Holding['select']] {
  const reachable = useMemo(() => lines.filter((line) => states(line) || line.from < 0), [lines]);
  const [chosen, choose] = useState<string>();
  const selected =
    reachable.some((line) => line.id === chosen) || lines.some((line) => line.id === chosen)
      ? chosen
      : (first ?? reachable[0]?.id);
  const select = useCallback((id: string | undefined, focus?: 'sentence' | 'source') => {
    choose(id);
    if (focus)
      requestAnimationFrame(() =>
        document
          .querySelector<HTMLElement>(focus === 'source' ? '#source-body' : `[data-line="${CSS.escape(id ?? '')}"]`)
          ?.focus(),
      );
  }, []);
  const step = (by: 1 | -1) => {
    const at = reachable.findIndex((line) => line.id === selected);
    const next = reachable.at((at + by + reachable.length) % Math.max(1, reachable.length));
    if (next) select(next.id, 'sentence');
  };
  useKeys({ 'Alt+ArrowDown': () => step(1), 'Alt+ArrowUp': () => step(-1) });
  return [selected, select];
}

/** A withdrawn suggestion and a possible danger are told at once, whatever the agent is doing. */
function useWithdrawal(shown: Shown, risk: boolean): void {
  const text = useText();
  const at = shown.withdrawn?.at;
  const reason = shown.withdrawn?.reason;
  useEffect(() => {
    if (at && Date.now() - Date.parse(at) < 60_000)
      announce(`${text.withdrawn.reasons[reason ?? ''] ?? ''} ${text.withdrawn.kept}`, 'assertive');
  }, [at, reason, text]);
  useEffect(() => {
    if (risk) announce(text.risk.announce, 'assertive');
  }, [risk, text]);
}
