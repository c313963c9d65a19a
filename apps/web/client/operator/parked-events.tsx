import { Coming, CouldNot } from '../could-not.js';
import { when } from '../format.js';
import { useText } from '../text/index.js';
import { Decide } from './decide.js';
import { decideEvent, useParkedEvents } from './use-operations.js';
import { useWords } from './words.js';

/** Events a listener could not handle: what, who could not, why, and the two decisions. */
export function ParkedEvents({ deciding }: { deciding: boolean }) {
  const { events: words } = useWords();
  const text = useText();
  const { data, error, refetch } = useParkedEvents();
  return (
    <section className="op-part" aria-label={words.title}>
      <h2>{words.title}</h2>
      {!data &&
        (error ? <CouldNot title={words.failed} error={error} onRetry={() => void refetch()} /> : <Coming lines={3} />)}
      {data?.length === 0 && <p className="dim">{words.none}</p>}
      <ul className="op-rows">
        {data?.map((one) => (
          <li key={`${one.service} ${one.id}`}>
            <div className="grow">
              <p>
                <b>{one.type || one.topic}</b> → {one.handler}
              </p>
              <p className="op-why">{one.reason}</p>
              <p className="dim xs">
                {when(one.at, text)} · {words.attempts(one.attempts)} · {one.topic} · {one.key}
              </p>
            </div>
            {deciding && (
              <div className="row wrap">
                <Decide
                  label={words.retry}
                  about={one.handler}
                  title={words.retryTitle}
                  text={words.retryText}
                  done={words.retried}
                  act={(why) => decideEvent(one, 'retry', why)}
                />
                <Decide
                  label={words.discard}
                  about={one.handler}
                  title={words.discardTitle}
                  text={words.discardText}
                  done={words.discarded}
                  act={(why) => decideEvent(one, 'discard', why)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
