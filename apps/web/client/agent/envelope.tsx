import type { DeliveryChannel } from '../contracts.js';
import { useText } from '../text/index.js';
import { addressOf } from './address.js';
import { useHolding } from './holding.js';
import { fill, type Values } from './placeholders.js';

/** Whether the reply says anything about the person's own matter: asked in words, at the head of the column. */
export function ScopeChoice() {
  const text = useText();
  const { shown, working } = useHolding();
  const personal = mayBePersonal(shown.personalAllowed, working.work.channel);
  return (
    <select
      className="select bare b"
      aria-label={text.reply.kind}
      title={personal ? undefined : `${text.reply.personalRefused} ${text.reply.personalWay}`}
      value={working.work.scope}
      onChange={(event) => working.change((now) => ({ ...now, scope: event.target.value as 'general' | 'personal' }))}
    >
      <option value="general">{text.reply.general}</option>
      <option value="personal">{text.reply.personal}</option>
    </select>
  );
}

/** Whether a reply about the person's own matter may go by this channel; the service decides, this only says so early. */
export const mayBePersonal = (allowed: boolean, channel: DeliveryChannel): boolean =>
  allowed && channel !== 'email' && channel !== 'form';

/** The subject the service gives when the agent leaves it empty. */
const answering = (subject: string, values: Values) =>
  !subject ? '' : /^(re|sv|ang):/i.test(subject) ? fill(subject, values) : `Sv: ${fill(subject, values)}`;

/** To whom, as what, about whom. */
export function Envelope() {
  const text = useText();
  const { shown, from, working, conversation, values } = useHolding();
  const { work, change } = working;
  const mail = work.channel === 'email' || work.channel === 'form';
  const personal = mayBePersonal(shown.personalAllowed, work.channel);
  const channels = shown.deliveryChannels.length ? shown.deliveryChannels : [conversation.deliveryChannel];
  return (
    <dl className="envelope">
      <dt>{text.reply.to}</dt>
      <dd className="row">
        <span className="pii clear">
          {mail
            ? addressOf(from).address || text.channels[work.channel]
            : addressOf(from).name || text.question.citizen}
        </span>
        {channels.length > 1 ? (
          <label className="row" style={{ gap: 4 }}>
            <span className="xs dim">{text.reply.as.toLowerCase()}</span>
            <select
              className="select bare"
              value={work.channel}
              onChange={(event) => change((now) => ({ ...now, channel: event.target.value as DeliveryChannel }))}
            >
              {channels.map((channel) => (
                <option key={channel} value={channel}>
                  {text.sentAs[channel]}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <span className="xs dim">
            {text.reply.as.toLowerCase()} {text.sentAs[work.channel]}
          </span>
        )}
      </dd>
      {mail && (
        <>
          <dt>
            <label htmlFor="subject">{text.reply.subject}</label>
          </dt>
          <dd>
            <input
              id="subject"
              value={work.subject}
              maxLength={300}
              placeholder={answering(conversation.messages.find((message) => message.subject)?.subject ?? '', values)}
              onChange={(event) => change((now) => ({ ...now, subject: event.target.value }))}
            />
          </dd>
        </>
      )}
      {work.scope === 'personal' && !personal && (
        <dd className="note" role="status" style={{ gridColumn: '1/-1', margin: '4px 0' }}>
          <b>{text.reply.personalRefused}</b> {text.problems[shown.personalRefusedBecause] ?? ''}{' '}
          {text.reply.personalWay}
        </dd>
      )}
    </dl>
  );
}
