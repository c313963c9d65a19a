import './agent.css';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { Route, Routes, useNavigate, useParams } from 'react-router';
import type { ContactNews } from '../contracts.js';
import { nextColumn, useKeys } from '../keys.js';
import { useMe } from '../session.js';
import { Command } from './command.js';
import { Contact } from './contact.js';
import { KeyHelp } from './key-help.js';
import { NextContact } from './next-contact.js';
import { QueueColumn } from './queue-column.js';
import { Status } from './status.js';
import { noteTyping } from './typing.js';
import { useDeskNews, useRow } from './use-queue.js';

/** The agents' workspace: the queue, one contact, and the keys that work anywhere in it. */
const Agent = () => (
  <Routes>
    <Route path=":contactId?" element={<Desk />} />
  </Routes>
);
export default Agent;

function Desk() {
  const { contactId } = useParams();
  const navigate = useNavigate();
  const me = useMe();
  const row = useRow(contactId);
  // During a call the queue gives its room to the cards.
  const calling = row?.channel === 'phone' && row.holderId === me.id;
  const queries = useQueryClient();
  const onNews = useCallback(
    ({ contactId: id, what }: ContactNews) => {
      const clear = ['claim', 'closed', 'message', 'attachment', 'call'].includes(what) ? ['clear'] : [];
      const stale = ['contact', 'shown', ...clear];
      for (const key of stale) void queries.invalidateQueries({ queryKey: [key, id] });
    },
    [queries],
  );
  useDeskNews(onNews, noteTyping);
  useKeys({ F6: () => nextColumn(1), 'Shift+F6': () => nextColumn(-1) });
  const open = useMemo(
    () => (id: string) => void navigate(`/agent/${encodeURIComponent(id)}${location.search}`),
    [navigate],
  );
  return (
    <div className={calling ? 'desk rail' : 'desk'}>
      <Command onOpen={open} />
      <Status />
      <QueueColumn current={contactId} onOpen={open} foot={<NextContact current={contactId} onOpen={open} />} />
      <Contact key={contactId ?? ''} contactId={contactId} onOpen={open} />
      <KeyHelp />
    </div>
  );
}
