import { Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { channels, type presences } from '../contracts.js';
import { Icon } from '../icon.js';
import { useMe } from '../session.js';
import { Fill } from '../slots.js';
import { useText } from '../text/index.js';
import { setPresence } from './desk.js';
import { openKeyHelp } from './key-help.js';
import { grouped, nearness } from './queue-order.js';
import { useNow } from './use-now.js';
import { useQueue } from './use-queue.js';

type Presence = (typeof presences)[number];
const tone: Record<Presence, string> = { available: '', pause: 'busy', 'wrap-up': 'busy', away: 'away' };

/** The top bar's right side for agents: how the queue stands, whether she is available, the keys. */
export const Status = () => {
  const text = useText();
  return (
    <Fill slot="status">
      <Standing />
      <PresenceMenu />
      <button type="button" className="btn quiet hide-s" onClick={openKeyHelp}>
        {text.frame.keys} <kbd>?</kbd>
      </button>
    </Fill>
  );
};

function Standing() {
  const { frame, locale } = useText();
  const me = useMe();
  const { data } = useQueue();
  const now = useNow(5_000);
  if (!data) return null;
  const { waiting } = grouped(data.rows, me, { channels: new Set(channels), caseType: '' });
  const near = waiting.filter((row) => nearness(row, now) === 'near').length;
  const late = waiting.filter((row) => nearness(row, now) === 'late').length;
  return (
    <span className="row dim hide-s num">
      <span>{frame.waiting(waiting.length.toLocaleString(locale))}</span>
      {near > 0 && <span className="warn-text b">{frame.near(near)}</span>}
      {late > 0 && <span className="warn-text b">{frame.late(late)}</span>}
    </span>
  );
}

function PresenceMenu() {
  const text = useText();
  const [presence, show] = useState<Presence>('available');
  const change = useMutation({
    mutationFn: setPresence,
    onMutate: (next: Presence) => show(next),
    onError: (_, __, ___) => show('available'),
  });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <button
          type="button"
          className="btn quiet"
          aria-label={`${text.presence['label']}: ${text.presence[presence]}`}
        >
          <span className={`dot ${tone[presence]}`} />
          {text.presence[presence]}
          <Icon name="down" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(tone) as Presence[]).map((one) => (
          <Menu.Item
            key={one}
            role="menuitemradio"
            aria-checked={presence === one}
            leftSection={<span className={`dot ${tone[one]}`} />}
            onClick={() => change.mutate(one)}
          >
            {text.presence[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
