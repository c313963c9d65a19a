import './queue.css';
import { type ReactNode, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { channels } from '../contracts.js';
import { Icon } from '../icon.js';
import { useMe } from '../session.js';
import { explain, useText } from '../text/index.js';
import { QueueList } from './queue-list.js';
import { grouped, steady, type View } from './queue-order.js';
import { useCaseTypes } from './use-contact.js';
import { useQueue } from './use-queue.js';

/** The left column: filters in the URL, contacts held, contacts waiting, and what to do next. */
export function QueueColumn({
  current,
  onOpen,
  foot,
}: {
  current: string | undefined;
  onOpen: (contactId: string) => void;
  foot: ReactNode;
}) {
  const text = useText();
  const me = useMe();
  const queue = useQueue();
  const [view, setView] = useView();
  const groups = useMemo(() => grouped(queue.data?.rows ?? [], me, view), [queue.data, me, view]);
  const [shown, setShown] = useShownOrder(groups.waiting, view);
  const { rows, fresh } = steady(groups.waiting, shown);
  return (
    <nav className="queue" aria-label={text.queue.label} data-column tabIndex={-1}>
      <Filters view={view} onView={setView} />
      {queue.error && !queue.data ? (
        <div className="empty" role="alert">
          <h3>{text.queue.failedTitle}</h3>
          <p>{explain(queue.error, text)}</p>
          <button type="button" className="btn" onClick={() => void queue.refetch()}>
            {text.common.retry}
          </button>
        </div>
      ) : queue.isPending ? (
        <div className="lines" style={{ padding: 12, flex: 1 }} role="status" aria-label={text.common.loading}>
          {Array.from({ length: 12 }, (_, index) => (
            <i key={String(index)} style={{ width: `${92 - ((index * 17) % 40)}%`, marginTop: index % 2 ? 6 : 16 }} />
          ))}
        </div>
      ) : (
        <QueueList
          mine={groups.mine}
          waiting={rows}
          waitingTotal={groups.waiting.length}
          setAside={groups.setAside}
          fresh={fresh}
          current={current}
          onOpen={onOpen}
          onFresh={() => setShown(groups.waiting.map((row) => row.contactId))}
        />
      )}
      <div className="queue-foot">{foot}</div>
    </nav>
  );
}

/** The order last shown. Until the first rows are there, none; a change of view shows the new one at once. */
function useShownOrder(
  waiting: readonly { contactId: string }[],
  view: View,
): [readonly string[] | null, (order: readonly string[] | null) => void] {
  const [kept, keep] = useState<{ view: View; order: readonly string[] } | null>(null);
  const order = waiting.map((row) => row.contactId);
  if (order.length && kept?.view !== view) keep({ view, order });
  return [kept?.view === view ? kept.order : null, (next) => keep(next && { view, order: next })];
}

/** Filters live in the address, so that a view can be saved as a bookmark and survives a reload. */
function useView(): [View, (view: View) => void] {
  const [params, setParams] = useSearchParams();
  const hidden = params.get('utan') ?? '';
  const caseType = params.get('typ') ?? '';
  const view = useMemo(
    () => ({ channels: new Set<string>(channels.filter((one) => !hidden.split(',').includes(one))), caseType }),
    [hidden, caseType],
  );
  const change = (next: View) => {
    const without = channels.filter((one) => !next.channels.has(one)).join(',');
    setParams((now) => {
      without ? now.set('utan', without) : now.delete('utan');
      next.caseType ? now.set('typ', next.caseType) : now.delete('typ');
      return now;
    });
  };
  return [view, change];
}

function Filters({ view, onView }: { view: View; onView: (view: View) => void }) {
  const text = useText();
  const { all, nameOf } = useCaseTypes();
  const { data } = useQueue();
  const me = useMe();
  const { waiting } = useMemo(
    () => grouped(data?.rows ?? [], me, { channels: new Set(channels), caseType: view.caseType }),
    [data, me, view.caseType],
  );
  const types = useMemo(() => [...all].sort((a, b) => nameOf(a.id).localeCompare(nameOf(b.id))), [all, nameOf]);
  const toggle = (channel: string) => {
    const next = new Set(view.channels);
    next.has(channel) ? next.delete(channel) : next.add(channel);
    onView({ ...view, channels: next.size ? next : new Set(channels) });
  };
  return (
    <div className="queue-head">
      <select
        className="select b"
        aria-label={text.queue.view}
        value={view.caseType}
        onChange={(event) => onView({ ...view, caseType: event.target.value })}
      >
        <option value="">{text.queue.all}</option>
        {types.map((type) => (
          <option key={type.id} value={type.id}>
            {nameOf(type.id)}
          </option>
        ))}
      </select>
      <div className="queue-channels" role="group" aria-label={text.queue.channel}>
        {channels.map((channel) => {
          const count = waiting.filter((row) => row.channel === channel).length;
          return (
            <button
              key={channel}
              type="button"
              aria-pressed={view.channels.has(channel)}
              aria-label={text.queue.channelCount(text.channels[channel]!, count)}
              title={text.channels[channel]}
              onClick={() => toggle(channel)}
            >
              <Icon name={channel} />
              <span className="num">{count}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
