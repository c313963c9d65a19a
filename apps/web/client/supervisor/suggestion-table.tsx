import { useText } from '../text/index.js';
import { Explain } from './explain-sheet.js';
import { countText, type SuggestionRow, shares } from './figures.js';
import { ShareBar } from './share-bar.js';
import { useWords } from './words.js';

/** Per case type, most shown first; shares only where enough were shown to mean something. */
export function SuggestionTable({ rows, nameOf }: { rows: readonly SuggestionRow[]; nameOf: (id: string) => string }) {
  const words = useWords();
  const { locale } = useText();
  const { suggestions } = words;
  const shown = ({ shown: count }: SuggestionRow) => (typeof count === 'number' ? count : 0);
  const percent = (value: number) => `${Math.round(value * 100)}`;
  return (
    <div className="sv-wide" role="region" aria-label={suggestions.perType} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{words.trends.caseType}</th>
            <th className="r">{suggestions.shown}</th>
            <th>{suggestions.bar}</th>
            <th className="r">
              <Explain figure="share">{suggestions.unchanged}</Explain>
            </th>
            <th className="r">
              <Explain figure="changedWords">{suggestions.changedWords}</Explain>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...rows]
            .sort((a, b) => shown(b) - shown(a))
            .map((row) => {
              const share = shares(row);
              return (
                <tr key={row.caseType}>
                  <th scope="row">{nameOf(row.caseType)}</th>
                  <td className="r">{countText(row.shown, locale, words)}</td>
                  {share ? (
                    <>
                      <td>
                        <ShareBar share={share} />
                      </td>
                      <td className="r">
                        {percent(share.unchanged)} %{' '}
                        {row.unchangedShare && (
                          <span className="dim">
                            ({percent(row.unchangedShare.low)} {words.trends.to} {percent(row.unchangedShare.high)})
                          </span>
                        )}
                      </td>
                      <td className="r">{row.changedWords === null ? '' : `${percent(row.changedWords)} %`}</td>
                    </>
                  ) : (
                    <td colSpan={3} className="dim">
                      {suggestions.fewShown}
                    </td>
                  )}
                </tr>
              );
            })}
        </tbody>
      </table>
    </div>
  );
}
