import { useState } from 'react';
import { Coming, CouldNot } from '../could-not.js';
import { useCaseTypes } from '../editor/case-types.js';
import { shortDay } from '../format.js';
import { useText } from '../text/index.js';
import { asCsv, saveFile } from './csv.js';
import { clear, type Order, percent, sorted, type TrendRow } from './figures.js';
import { Scope } from './scope.js';
import { TrendFigure } from './trend-figure.js';
import { TrendTable } from './trend-table.js';
import { useTrends } from './use-figures.js';
import { useScope } from './use-scope.js';
import { useWords } from './words.js';

const most = 3;

/** What people contact the authority about and what grows: a table to choose in, a chart beside it. */
export function TrendsView() {
  const words = useWords();
  const text = useText();
  const { nameOf: caseTypeName } = useCaseTypes();
  const scope = useScope();
  const { data, error, refetch } = useTrends(scope.query);
  const [picked, setPicked] = useState<string[] | null>(null);
  const [full, setFull] = useState(false);
  const { trends } = words;
  const nameOf = (id: string) => (id === 'unsure' || id === '' ? trends.unsure : caseTypeName(id));
  const order =
    (['growth', 'decline', 'most', 'name'] as const).find((one) => one === scope.value('order')) ?? 'growth';
  const head = <Scope scope={scope} words={trends.scope} comparing />;
  if (!data)
    return (
      <>
        {head}
        {error ? <CouldNot title={words.failed} error={error} onRetry={() => void refetch()} /> : <Coming lines={12} />}
      </>
    );
  if (data.rows.length === 0)
    return (
      <>
        {head}
        <div className="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
        </div>
      </>
    );
  const rows = sorted(data.rows, order, nameOf, text.locale);
  const decided = rows.filter(({ caseType }) => caseType !== 'unsure' && caseType !== '');
  const { up, down } = clear(decided);
  const chosen = picked ?? rows.slice(0, 1).map(({ caseType }) => caseType);
  const pick = (id: string) => {
    setFull(!chosen.includes(id) && chosen.length >= most);
    setPicked(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(0, most));
  };
  const growing = sorted(decided, 'growth', nameOf, text.locale)
    .filter(({ change }) => change?.clear && change.ratio > 1)
    .slice(0, 3);
  const perDay = (n: number, days: number) => (days ? Math.round(n / days) : 0);
  const ratio =
    data.totalBefore && data.workingDays && data.workingDaysBefore
      ? data.total / data.workingDays / (data.totalBefore / data.workingDaysBefore)
      : 0;
  const download = () => saveFile(`sufflor-${data.from}-${data.to}.csv`, asCsv(rows, nameOf, trends));
  return (
    <>
      {head}
      <header className="sv-head">
        <div>
          <h1>{trends.finding(up, down, decided.length)}</h1>
          <p>
            {trends.lead(
              data.total.toLocaleString(text.locale),
              perDay(data.total, data.workingDays).toLocaleString(text.locale),
              ratio ? percent(ratio) : '',
            )}
            {growing.length > 0 && trends.most(growing.map(({ caseType }) => nameOf(caseType)).join(', '))}
          </p>
        </div>
        <p className="sv-asof">
          <span>{words.countedTo(shortDay(data.to, text))}</span>
          {data.demoHistory && <span>{words.demo}</span>}
          <button type="button" className="btn" onClick={download}>
            {words.download}
          </button>
        </p>
      </header>
      <div className="sv-trends">
        <section aria-label={trends.heading(decided.length)}>
          <div className="row">
            <h2 className="grow">{trends.heading(decided.length)}</h2>
            <label className="dim">
              {trends.order}{' '}
              <select
                className="sv-select"
                value={order}
                onChange={({ target }) => scope.choose('order', target.value as Order)}
              >
                {Object.entries(trends.orders).map(([one, name]) => (
                  <option key={one} value={one}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <TrendTable rows={rows} nameOf={nameOf} chosen={chosen} onPick={pick} />
          <p className="dim" role="status">
            {full && trends.atMost}
          </p>
        </section>
        <TrendFigure
          rows={chosen.flatMap((id): TrendRow[] => rows.filter(({ caseType }) => caseType === id))}
          nameOf={nameOf}
          from={data.from}
          to={data.to}
        />
      </div>
    </>
  );
}
