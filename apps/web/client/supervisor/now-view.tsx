import { useState } from 'react';
import { Coming, CouldNot } from '../could-not.js';
import { useCaseTypes } from '../editor/case-types.js';
import { clock, span } from '../format.js';
import { useText } from '../text/index.js';
import { Explain } from './explain-sheet.js';
import { countText } from './figures.js';
import { useNow } from './use-figures.js';
import { useWords } from './words.js';

const minute = 60_000;

/** Right now: who waits where and for how long, and what comes in unusually often. */
export function NowView() {
  const words = useWords();
  const text = useText();
  const { nameOf } = useCaseTypes();
  const [frozen, freeze] = useState(false);
  const { data, error, refetch } = useNow(frozen);
  const { now } = words;
  if (!data) return error ? <CouldNot title={words.failed} error={error} onRetry={() => void refetch()} /> : <Coming />;
  const wait = (minutes: number | null) => (minutes === null ? '–' : span(minutes * minute, text));
  const waiting = data.channels.reduce((n, one) => n + one.waiting, 0);
  const longest = [...data.channels].sort((a, b) => (b.oldestWaitMinutes ?? -1) - (a.oldestWaitMinutes ?? -1))[0];
  const sum = (part: 'received' | 'answered') => {
    const counts = data.channels.map((one) => one[part]);
    return counts.every((count) => typeof count === 'number')
      ? counts.reduce<number>((n, count) => n + Number(count), 0).toLocaleString(text.locale)
      : null;
  };
  const [received, answered] = [sum('received'), sum('answered')];
  return (
    <>
      <header className="sv-head">
        <div>
          <h1>
            {waiting && longest
              ? now.finding(
                  waiting,
                  wait(longest.oldestWaitMinutes),
                  words.channels[longest.channel] ?? longest.channel,
                )
              : now.calm}
          </h1>
          {received !== null && answered !== null && <p>{now.lead(received, answered)}</p>}
        </div>
        <p className="sv-asof">
          <span>{now.updated(clock(data.asOf, text))}</span>
          <span>{frozen ? now.frozen : now.live}</span>
          <button type="button" className="btn quiet" aria-pressed={frozen} onClick={() => freeze(!frozen)}>
            {frozen ? now.thaw : now.freeze}
          </button>
        </p>
      </header>
      <div className="sv-now">
        <div className="sv-wide" role="region" aria-label={words.views.now} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>{now.channel}</th>
                <th className="r">
                  <Explain figure="waiting">{now.waiting}</Explain>
                </th>
                <th className="r">{now.oldest}</th>
                <th className="r">
                  <Explain figure="count">{now.received}</Explain>
                </th>
                <th className="r">{now.answered}</th>
              </tr>
            </thead>
            <tbody>
              {data.channels.map((one) => (
                <tr key={one.channel}>
                  <th scope="row" className="b">
                    {text.channels[one.channel] ?? one.channel}
                  </th>
                  <td className="r sv-big">{one.waiting}</td>
                  <td className="r">{wait(one.oldestWaitMinutes)}</td>
                  <td className="r">{countText(one.received, text.locale, words)}</td>
                  <td className="r">{countText(one.answered, text.locale, words)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <section aria-label={now.surges}>
          <h2>{now.surges}</h2>
          {data.surges.length === 0 && <p className="dim">{now.noSurges}</p>}
          <ul className="sv-rows">
            {data.surges.map((one) => (
              <li key={`${one.caseType} ${one.at}`}>
                <b>{nameOf(one.caseType)}</b>
                <p className="dim">
                  {now.surge(
                    one.count,
                    one.expected.toLocaleString(text.locale, { maximumFractionDigits: 1 }),
                    clock(one.at, text),
                  )}
                </p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
