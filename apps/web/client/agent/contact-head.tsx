import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conversation } from '../contracts.js';
import { clock, span, when } from '../format.js';
import { Icon } from '../icon.js';
import { useKeys } from '../keys.js';
import { useText } from '../text/index.js';
import { ContactMenu } from './contact-menu.js';
import { FollowUp } from './follow-up.js';
import { HandOver } from './hand-over.js';
import { Identity } from './identity.js';
import { fill, type Values } from './placeholders.js';
import { useCaseTypes } from './use-contact.js';
import { extend } from './use-lease.js';
import { useNow } from './use-now.js';

interface Props {
  conversation: Conversation;
  values: Values;
  held: boolean;
  onOpen: (contactId: string) => void;
}

/** The line over the columns: what, how long, who and what may be said, and what can be done with the contact itself. */
export function ContactHead({ conversation, values, held }: Props) {
  const text = useText();
  const { nameOf } = useCaseTypes();
  const now = useNow(5_000);
  const { row, messages, risks } = conversation;
  const [handing, setHanding] = useState(false);
  const subject = messages.find((message) => message.author === 'citizen' && message.subject)?.subject;
  const title = (subject && fill(subject, values)) || (row.caseType ? nameOf(row.caseType) : text.queue.unsorted);
  const answerBy =
    row.answerBy &&
    (Date.parse(row.answerBy) - now < 20 * 3600_000 ? clock(row.answerBy, text) : when(row.answerBy, text));
  useKeys({ 'Alt+KeyL': held ? () => setHanding(true) : undefined });
  return (
    <header className="contact-head">
      <h1 title={title}>
        {title}
        {row.risk && (
          <span className="risk-text">
            {' '}
            {text.risk.suffix(risks.map((one) => text.risks[one] ?? one)[0] ?? text.queue.risk)}
          </span>
        )}
      </h1>
      <span className={`row xs hide-s ${row.risk ? 'risk-text' : 'dim'}`}>
        <Icon name={row.channel} label={text.channels[row.channel]!} />
        {row.waitingSince && text.contact.waited(span(now - Date.parse(row.waitingSince), text))}
        {row.risk
          ? `, ${text.contact.readNow}`
          : row.waitingSince && answerBy
            ? `, ${text.contact.answerBy(answerBy)}`
            : ''}
      </span>
      <span className="grow" />
      <Identity conversation={conversation} held={held} />
      {held && row.heldUntil && <Lease contactId={row.contactId} until={row.heldUntil} />}
      {held && (
        <>
          <button type="button" className="btn quiet" onClick={() => setHanding(true)}>
            <Icon name="hand" />
            <span className="hide-s">{text.contact.handOver}</span>
          </button>
          <FollowUp contactId={row.contactId} date={row.followUp} />
          <ContactMenu conversation={conversation} />
        </>
      )}
      {handing && <HandOver contactId={row.contactId} onClose={() => setHanding(false)} />}
    </header>
  );
}

function Lease({ contactId, until }: { contactId: string; until: string }) {
  const text = useText();
  const queries = useQueryClient();
  return (
    <button
      type="button"
      className="btn quiet xs hide-s"
      title={text.contact.extend}
      onClick={() => void extend(contactId, queries)}
    >
      {text.contact.yours(clock(until, text))}
    </button>
  );
}
