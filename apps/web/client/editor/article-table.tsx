import { Link } from 'react-router';
import { shortDay } from '../format.js';
import { useText } from '../text/index.js';
import { daysLeft, type Row } from './rows.js';
import { today } from './today.js';
import { useWords } from './words.js';

/** One line an article: how much it is used, what it is, until when it holds and where it stands. */
export function ArticleTable({ rows, nameOf }: { rows: readonly Row[]; nameOf: (caseType: string) => string }) {
  const words = useWords();
  const { columns } = words;
  if (rows.length === 0) {
    return (
      <div className="empty">
        <h2>{words.none}</h2>
        <p>{words.noneText}</p>
      </div>
    );
  }
  return (
    <div className="ed-scroll" role="region" aria-label={words.title} tabIndex={0}>
      <table className="ed-table">
        <thead>
          <tr>
            <th className="r">
              {columns.used}
              <small>{columns.usedHow}</small>
            </th>
            <th>{columns.article}</th>
            <th className="hide-s">{columns.valid}</th>
            <th>{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ArticleLine key={row.id} row={row} caseType={nameOf(row.caseType)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ArticleLine({ row, caseType }: { row: Row; caseType: string }) {
  const words = useWords();
  const text = useText();
  const left = daysLeft(row, today());
  return (
    <tr>
      <td className="r num">
        <span className="ed-used">{row.usedIn}</span>
        {row.rejected > 0 && <small className="warn-text">{words.rejected(row.rejected)}</small>}
      </td>
      <th scope="row">
        <Link to={row.id}>{row.title}</Link>
        <small>
          {caseType} · {row.owner} · {words.verified(shortDay(row.verified, text))}
          {row.languages.includes('en') && ' · en'}
        </small>
      </th>
      <td className="hide-s">
        {left === null ? <span className="dim">{words.open}</span> : shortDay(row.validTo, text)}
        {left !== null && left <= 56 && <small className="warn-text">{words.daysLeft(left)}</small>}
      </td>
      <td>
        {words.states[row.state]}
        <small>
          {words.version(row.version)}
          {row.state !== 'published' && row.author && `, ${row.author}`}
        </small>
      </td>
    </tr>
  );
}
