import type { DeliveryChannel } from '../contracts.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';

/** Whether a reply about the person's own matter may go by this channel; the service decides, this only says so early. */
export const mayBePersonal = (allowed: boolean, channel: DeliveryChannel): boolean => allowed && channel !== 'email' && channel !== 'form';

/** To whom, as what, about whom. */
export function Envelope() {
  const text = useText();
  const { shown, from, working, conversation } = useHolding();
  const { work, change } = working;
  const mail = work.channel === 'email' || work.channel === 'form';
  const personal = mayBePersonal(shown.personalAllowed, work.channel);
  const channels = shown.deliveryChannels.length ? shown.deliveryChannels : [conversation.deliveryChannel];
  return (
    <dl className="envelope">
      <dt>{text.reply.to}</dt>
      <dd className="row wrap">
        <span className="pii clear">{mail ? from || text.channels[work.channel] : text.question.citizen}</span>
        {channels.length > 1 ? (
          <label className="row" style={{ gap: 4 }}>
            <span className="xs dim">{text.reply.as.toLowerCase()}</span>
            <select className="select bare" value={work.channel} onChange={(event) => change((now) => ({ ...now, channel: event.target.value as DeliveryChannel }))}>
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
        <span className="grow" />
        <label className="row" style={{ gap: 4 }} title={personal ? undefined : `${text.reply.personalRefused} ${text.reply.personalWay}`}>
          <span className="xs dim">{text.reply.kind}</span>
          <select className="select bare" value={work.scope} onChange={(event) => change((now) => ({ ...now, scope: event.target.value as 'general' | 'personal' }))}>
            <option value="general">{text.reply.general}</option>
            <option value="personal">{text.reply.personal}</option>
          </select>
        </label>
      </dd>
      {mail && (
        <>
          <dt>
            <label htmlFor="subject">{text.reply.subject}</label>
          </dt>
          <dd>
            <input id="subject" value={work.subject} maxLength={300} onChange={(event) => change((now) => ({ ...now, subject: event.target.value }))} />
          </dd>
        </>
      )}
      {work.scope === 'personal' && !personal && (
        <dd className="note" role="status" style={{ gridColumn: '1/-1', margin: '4px 0' }}>
          <b>{text.reply.personalRefused}</b> {text.problems[shown.personalRefusedBecause] ?? ''} {text.reply.personalWay}
        </dd>
      )}
    </dl>
  );
}
