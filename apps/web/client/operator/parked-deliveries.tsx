import { Coming, CouldNot } from '../could-not.js';
import { when } from '../format.js';
import { useText } from '../text/index.js';
import { Decide } from './decide.js';
import { settleDelivery, useParkedDeliveries } from './use-operations.js';
import { useWords } from './words.js';

const decisions = ['it-arrived', 'send-again', 'give-up'] as const;

/** Replies whose sending had an unclear end: better parked than twice. A person finds out and decides. */
export function ParkedDeliveries({ deciding }: { deciding: boolean }) {
  const { deliveries: words } = useWords();
  const text = useText();
  const { data, error, refetch } = useParkedDeliveries();
  return (
    <section className="op-part" aria-label={words.title}>
      <h2>{words.title}</h2>
      {!data &&
        (error ? <CouldNot title={words.failed} error={error} onRetry={() => void refetch()} /> : <Coming lines={3} />)}
      {data?.length === 0 && <p className="dim">{words.none}</p>}
      {data && data.length > 0 && <p className="dim">{words.text}</p>}
      <ul className="op-rows">
        {data?.map((one) => (
          <li key={one.replyId}>
            <div className="grow">
              <p>
                <b>
                  {words.reply} {one.replyId.slice(0, 8)}
                </b>{' '}
                · {text.channels[one.channel] ?? one.channel} · {words.contact} {one.contactId.slice(0, 8)}
              </p>
              <p className="op-why">{one.reason}</p>
              <p className="dim xs">
                {when(one.at, text)} · {one.outcome}
              </p>
            </div>
            {deciding && (
              <div className="row wrap">
                {decisions.map((decision) => (
                  <Decide
                    key={decision}
                    label={words.decisions[decision]}
                    about={one.replyId.slice(0, 8)}
                    title={`${words.decisions[decision]}?`}
                    text={words.decisionTexts[decision]}
                    done={words.settled}
                    act={(why) => settleDelivery(one, decision, why)}
                  />
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
