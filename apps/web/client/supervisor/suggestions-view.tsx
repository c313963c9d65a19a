import { Coming, CouldNot } from '../could-not.js';
import { useCaseTypes } from '../editor/case-types.js';
import { shortDay } from '../format.js';
import { useText } from '../text/index.js';
import { Explain } from './explain-sheet.js';
import { countText, parts, shares, together } from './figures.js';
import { Scope } from './scope.js';
import { ShareBar } from './share-bar.js';
import { SuggestionTable } from './suggestion-table.js';
import { useSuggestions } from './use-figures.js';
import { useScope } from './use-scope.js';
import { useWords } from './words.js';

/** What people did with the machine's suggestions: from kept unchanged to rejected, and why. */
export function SuggestionsView() {
  const words = useWords();
  const text = useText();
  const { nameOf } = useCaseTypes();
  const scope = useScope();
  const { against: _, ...query } = scope.query;
  const { data, error, refetch } = useSuggestions(query);
  const { suggestions } = words;
  const head = <Scope scope={scope} words={suggestions.scope} comparing={false} />;
  if (!data)
    return (
      <>
        {head}
        {error ? <CouldNot title={words.failed} error={error} onRetry={() => void refetch()} /> : <Coming />}
      </>
    );
  const all = together(data.rows);
  const share = shares(all);
  const percent = (value: number) => `${Math.round(value * 100)} %`;
  return (
    <>
      {head}
      <header className="sv-head">
        <h1>{share ? suggestions.finding(percent(share.unchanged), percent(share.changed)) : suggestions.few}</h1>
        <p className="sv-asof">
          <span>{words.countedTo(shortDay(data.to, text))}</span>
          {data.demoHistory && <span>{words.demo}</span>}
        </p>
      </header>
      {share && (
        <>
          <ul className="sv-parts">
            {parts.map((part) => (
              <li key={part}>
                <i className={`sv-part ${part}`} aria-hidden="true" />
                <b>{percent(share[part])}</b> {suggestions.parts[part]}
              </li>
            ))}
          </ul>
          <ShareBar share={share} big />
          <p className="dim">
            {suggestions.whole(countText(all.shown, text.locale, words))} <Explain figure="share">{words.how}</Explain>
          </p>
        </>
      )}
      <div className="sv-now sv-sec">
        <section aria-label={suggestions.perType}>
          <h2>{suggestions.perType}</h2>
          {data.rows.length === 0 ? (
            <p className="dim">{words.noneText}</p>
          ) : (
            <SuggestionTable rows={data.rows} nameOf={nameOf} />
          )}
        </section>
        <section aria-label={suggestions.reasons}>
          <h2>{suggestions.reasons}</h2>
          {data.reasons.length === 0 && <p className="dim">{suggestions.noReasons}</p>}
          <ul className="sv-rows">
            {data.reasons.map(({ reason, count }) => (
              <li key={reason} className="row">
                <span className="grow">{suggestions.reasonNames[reason] ?? reason}</span>
                <span className="num">{countText(count, text.locale, words)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
