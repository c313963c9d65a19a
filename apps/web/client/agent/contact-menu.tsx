import { Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../announce.js';
import { type Conversation, closeReasons } from '../contracts.js';
import { Icon } from '../icon.js';
import { forgetWork } from '../kept.js';
import { explain, useText } from '../text/index.js';
import { type CloseReason, close, release } from './desk.js';

/** What is seldom done: put back, close with a reason. */
export function ContactMenu({ conversation: { row } }: { conversation: Conversation }) {
  const text = useText();
  const queries = useQueryClient();
  const done = (words: string) => {
    announce(words);
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'queue' || queryKey[1] === row.contactId,
    });
  };
  const act = useMutation({
    mutationFn: (reason: CloseReason | null) => (reason ? close(row.contactId, reason) : release(row.contactId)),
    onSuccess: (_, reason) => {
      if (reason) forgetWork(row.contactId);
      done(reason ? text.contact.closed : text.contact.released);
    },
    onError: (error) => announce(explain(error, text)),
  });
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <button type="button" className="btn quiet only" aria-label={text.common.more}>
          <Icon name="more" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {text.contact.reference} {row.reference}
        </Menu.Label>
        <Menu.Item onClick={() => act.mutate(null)}>{text.contact.release}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{text.contact.closeIt}</Menu.Label>
        {closeReasons.map((reason) => (
          <Menu.Item key={reason} onClick={() => act.mutate(reason)}>
            {text.contact.closeReasons[reason]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
