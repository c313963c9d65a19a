import { useText } from '../text/index.js';
import { ChangeMark } from './change-mark.js';
import { Explain } from './explain-sheet.js';
import { countText, percent, signed, type TrendRow } from './figures.js';
import { dashes, Sparkline } from './sparkline.js';
import { useWords } from './words.js';

const spark = 26;

/** Every case type: its weeks, its count and share, and its change with the interval. Ticking one shows it in the chart. */
export function TrendTable({
  rows,
  nameOf,
  chosen,
  onPick,
}: {
  rows: readonly TrendRow[];
  nameOf: (id: string) => string;
  chosen: readonly string[];
  onPick: (id: string) => void;
}) {
  const { trends } = useWords();
  const weeks = Math.min(spark, Math.max(0, ...rows.map((row) => row.weeks.length)));
  return (
    <div className="sv-wide" role="region" aria-label={trends.heading(rows.length)} tabIndex={0}>
      <table className="sv-table">
        <thead>
          <tr>
            <td />
            <th>{trends.caseType}</th>
            <th>{trends.spark(weeks)}</th>
            <th className="r">
              <Explain figure="count">{trends.count}</Explain>
            </th>
            <th className="r">{trends.share}</th>
            <th colSpan={2}>
              <Explain figure="change">{trends.change}</Explain>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={row.caseType}
              row={row}
              name={nameOf(row.caseType)}
              at={chosen.indexOf(row.caseType)}
              onPick={() => onPick(row.caseType)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ row, name, at, onPick }: { row: TrendRow; name: string; at: number; onPick: () => void }) {
  const words = useWords();
  const { locale } = useText();
  const { change } = row;
  return (
    <tr className={at >= 0 ? 'picked' : ''}>
      <td>
        <label className="sv-tick">
          <span className="sr">{words.trends.pick(name)}</span>
          <input type="checkbox" checked={at >= 0} onChange={onPick} />
        </label>
      </td>
      <th scope="row">{name}</th>
      <td>
        <Sparkline weeks={row.weeks.slice(-spark)} dash={dashes[at]} />
      </td>
      <td className="r">{countText(row.count, locale, words)}</td>
      <td className="r dim">
        {row.share === null
          ? ''
          : `${(row.share * 100).toLocaleString(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 })} %`}
      </td>
      {change ? (
        <>
          <td>
            <ChangeMark change={change} />
          </td>
          <td className={change.clear ? 'b' : ''}>
            {percent(change.ratio)}{' '}
            <span className={change.clear ? '' : 'dim'}>
              ({signed(change.low)} {words.trends.to} {signed(change.high)})
            </span>
          </td>
        </>
      ) : (
        <td colSpan={2} className="dim">
          {row.changeHidden === 'hidden' ? words.trends.changeHidden : words.trends.tooFew}
        </td>
      )}
    </tr>
  );
}
