import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { states } from './work.js';

/** Every source of the reply and which sentences rest on it. */
export function SourceList() {
  const text = useText();
  const { suggestion, working, select } = useHolding();
  const { work } = working;
  const locked = suggestion?.strength === 'weak' && !work.judged;
  const citations = suggestion?.citations ?? [];
  if (citations.length < (locked ? 2 : 1) || work.ownMode) return null;
  const lines = work.lines.filter((line) => states(line) || line.from < 0);
  return (
    <>
      {locked && <h3 className="sec">{text.source.also}</h3>}
      <div className="sources" role="group" aria-label={text.source.all}>
        {citations.slice(locked ? 1 : 0).map((citation) => {
          const at = lines.flatMap((line, index) =>
            line.fate !== 'removed' && line.citations.includes(citation.number) ? [index + 1] : [],
          );
          const line = lines.find((one) => one.citations.includes(citation.number));
          return (
            <button key={citation.number} type="button" disabled={!line} onClick={() => line && select(line.id)}>
              <span className="cite-number">{citation.number}</span>
              <span className="el">{citation.title}</span>
              <span className="xs dim">
                {at.length && !locked ? text.source.sentences(ranges(at)) : `v ${citation.version}`}
              </span>
            </button>
          );
        })}
      </div>
    </>
  );
}

/** 1, 2, 3, 5 → "1–3, 5". */
export function ranges(numbers: readonly number[]): string {
  const out: [number, number][] = [];
  for (const number of numbers) {
    const last = out.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else out.push([number, number]);
  }
  return out.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ');
}
