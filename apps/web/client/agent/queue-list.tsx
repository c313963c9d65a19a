import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import type { QueueRow } from '../contracts.js';
import { useText } from '../text/index.js';
import { QueueItem } from './queue-item.js';
import { useCaseTypes } from './use-contact.js';
import { useNow } from './use-now.js';

interface Props {
  mine: readonly QueueRow[];
  waiting: readonly QueueRow[];
  waitingTotal: number;
  setAside: readonly QueueRow[];
  fresh: number;
  current: string | undefined;
  onOpen: (contactId: string) => void;
  onFresh: () => void;
}
type Item = { key: string; head?: ReactNode; row?: QueueRow };

/** Thousands of rows, a screenful drawn. Arrow keys move within; Enter opens. */
export function QueueList({ mine, waiting, waitingTotal, setAside, fresh, current, onOpen, onFresh }: Props) {
  const text = useText();
  const { nameOf } = useCaseTypes();
  const now = useNow(1_000);
  const scroller = useRef<HTMLDivElement>(null);
  const items = useMemo<Item[]>(() => {
    const rows = (list: readonly QueueRow[]) => list.map((row) => ({ key: row.contactId, row }));
    const number = (n: number) => <span className="num">{n.toLocaleString(text.locale)}</span>;
    const none =
      waitingTotal === 0 && fresh === 0 ? [{ key: 'none', head: <p className="queue-none">{text.queue.none}</p> }] : [];
    return [
      ...(mine.length
        ? [
            {
              key: 'h-mine',
              head: (
                <h3>
                  <span>{text.queue.mine}</span>
                  {number(mine.length)}
                </h3>
              ),
            },
            ...rows(mine),
          ]
        : []),
      {
        key: 'h-waiting',
        head: (
          <h3>
            <span>{text.queue.waiting}</span>
            {fresh > 0 && (
              <button type="button" className="queue-fresh" onClick={onFresh}>
                {text.queue.fresh(fresh)}
              </button>
            )}
            {number(waitingTotal)}
          </h3>
        ),
      },
      ...none,
      ...rows(waiting),
      ...(setAside.length
        ? [
            {
              key: 'h-aside',
              head: (
                <h3>
                  <span>{text.queue.setAside}</span>
                  {number(setAside.length)}
                </h3>
              ),
            },
            ...rows(setAside),
          ]
        : []),
    ];
  }, [mine, waiting, waitingTotal, setAside, fresh, onFresh, text]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.row ? 46 : 32),
    getItemKey: (index) => items[index]!.key,
    overscan: 8,
  });
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const at = items.findIndex(
      (item) => item.key === (document.activeElement as HTMLElement | null)?.dataset['contact'],
    );
    for (let index = at + step; index >= 0 && index < items.length; index += step) {
      const { row } = items[index]!;
      if (!row) continue;
      virtual.scrollToIndex(index, { align: 'auto' });
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-contact="${CSS.escape(row.contactId)}"]`)?.focus(),
      );
      return;
    }
  };
  const focusable = items.find((item) => item.row && item.key === current)?.key ?? items.find((item) => item.row)?.key;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside have focus; arrows move among them
    <div className="queue-list" ref={scroller} onKeyDown={move}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const item = items[index]!;
          return (
            <li key={key} style={{ transform: `translateY(${start}px)`, height: size }}>
              {item.head ?? (
                <QueueItem
                  row={item.row!}
                  name={nameOf(item.row!.caseType)}
                  now={now}
                  current={item.key === current}
                  focusable={item.key === focusable}
                  onOpen={onOpen}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
