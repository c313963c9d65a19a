import type { QueueRow } from '../contracts.js';
import { span } from '../format.js';
import { Icon } from '../icon.js';
import { type Text, useText } from '../text/index.js';
import { nearness } from './queue-order.js';
import { useTyping } from './typing.js';

interface Props {
  row: QueueRow;
  name: string;
  now: number;
  current: boolean;
  focusable: boolean;
  onOpen: (contactId: string) => void;
}

/** Two lines: what it is about, then what is known of it and how long it has waited. No contact text. */
export function QueueItem({ row, name, now, current, focusable, onOpen }: Props) {
  const text = useText();
  const typing = useTyping(row.contactId);
  const title = row.risk ? text.queue.risk : row.caseType ? name : text.queue.unsorted;
  const wait = waitOf(row, now, text);
  return (
    <a
      className={`queue-item${row.risk ? ' risk' : ''}`}
      href={`/agent/${encodeURIComponent(row.contactId)}`}
      data-contact={row.contactId}
      tabIndex={focusable ? 0 : -1}
      aria-current={current || undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(row.contactId);
      }}
    >
      <Icon name={row.channel} label={text.channels[row.channel]!} />
      <span className="t">{title}</span>
      <span className="s">{typing ? text.queue.typing : about(row, name, text)}</span>
      <span className={`w ${wait.tone}`}>{wait.words}</span>
    </a>
  );
}

function about(row: QueueRow, name: string, text: Text): string {
  const act = row.acts.find((one) => one !== 'question');
  const states = text.queue as unknown as Record<string, unknown>;
  const reply = ['withdrawn', 'approved', 'sent', 'failed', 'parked'].includes(row.reply)
    ? String(states[row.reply])
    : '';
  return [
    row.risk ? name : '',
    act ? text.acts[act] : '',
    row.language && row.language !== 'sv' ? text.languages[row.language] : '',
    reply,
    row.word === 'unsure' && row.caseType ? text.queue.unsure : '',
    row.reference,
  ]
    .filter(Boolean)
    .slice(0, 2)
    .join(' · ');
}

function waitOf(row: QueueRow, now: number, text: Text): { words: string; tone: string } {
  if (!row.waitingSince) return { words: '', tone: '' };
  const waited = now - Date.parse(row.waitingSince);
  const near = nearness(row, now);
  if (near !== 'in-time' && row.answerBy) {
    const left = Date.parse(row.answerBy) - now;
    return { words: left < 0 ? text.queue.over(span(-left, text)) : text.queue.left(span(left, text)), tone: 'late' };
  }
  if (row.channel === 'chat' && row.holderId && waited < 120_000)
    return { words: text.queue.isNew(span(waited, text)), tone: 'new' };
  return { words: span(waited, text), tone: '' };
}
