import { lazy, Suspense, useState } from 'react';
import { Coming } from '../could-not.js';
import { shortDay } from '../format.js';
import { useText } from '../text/index.js';
import { Explain } from './explain-sheet.js';
import type { TrendRow } from './figures.js';
import { useWords } from './words.js';

const TrendChart = lazy(() => import('./trend-chart.js'));

/** The chosen case types week by week, as a chart or as the table behind it. */
export function TrendFigure({
  rows,
  nameOf,
  from,
  to,
}: {
  rows: readonly TrendRow[];
  nameOf: (id: string) => string;
  from: string;
  to: string;
}) {
  const words = useWords();
  const text = useText();
  const [table, setTable] = useState(false);
  const { trends } = words;
  const number = (value: number | null) =>
    value === null ? '' : value.toLocaleString(text.locale, { maximumFractionDigits: 1 });
  const weeks = rows[0]?.weeks.map(({ week }) => week) ?? [];
  return (
    <figure className="sv-figure">
      <div className="row">
        <h2 className="grow">{trends.chart}</h2>
        <button type="button" className="btn quiet" aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? words.asChart : words.asTable}
        </button>
      </div>
      <p className="dim">
        {trends.chartLead} <Explain figure="level">{words.how}</Explain>
      </p>
      {rows.length > 0 && !table && (
        <Suspense fallback={<Coming />}>
          <TrendChart
            rows={rows}
            nameOf={nameOf}
            from={from}
            to={to}
            label={trends.chartSpoken(rows.map(({ caseType }) => nameOf(caseType)).join(', '))}
          />
        </Suspense>
      )}
      {rows.length > 0 && table && (
        <div className="sv-wide sv-weeks" role="region" aria-label={trends.chart} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>{trends.week}</th>
                {rows.map(({ caseType }) => (
                  <th key={caseType} className="r">
                    {nameOf(caseType)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week}>
                  <th scope="row">{shortDay(week, text)}</th>
                  {rows.map(({ caseType, weeks: mine }) => {
                    const one = mine.find((found) => found.week === week);
                    return (
                      <td key={caseType} className="r">
                        {one &&
                          (one.count === null ? words.few : number(one.workingDays ? one.count / one.workingDays : 0))}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </figure>
  );
}
