import { Icon } from '../icon.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { fill } from './placeholders.js';
import { support } from './support.js';
import { type Line, type Suggestion, states } from './work.js';

const quoted = (words: readonly string[]) => words.map((word) => `”${word}”`).join(', ');

/** Numbers, dates and names of the citizen's question that the nearest passage does not have. */
export function Unanswered({ question, citation }: { question: string; citation: Suggestion['citations'][number] }) {
  const { source } = useText();
  const { absent } = support(question, citation.quote);
  if (!absent.length) return null;
  return (
    <ul className="verdict">
      <li className="doubt">
        <Icon name="half" />
        <span>{source.notInPassage(quoted(absent))}</span>
      </li>
    </ul>
  );
}

/** What of the sentence stands in the passage, and what does not. Pointed out, never refused. */
export function Verdict({ line, citation }: { line: Line; citation: Suggestion['citations'][number] | undefined }) {
  const { source } = useText();
  const { values } = useHolding();
  const rows: [good: boolean, words: string][] = [];
  if (line.fate === 'own') rows.push([false, source.ownNoSource]);
  else if (!citation) rows.push(states(line) ? [false, source.noSource] : [true, source.phrase]);
  else {
    const seen = support(fill(line.text, values), citation.quote, fill(line.original, values));
    if (seen.exact) rows.push([true, source.exact]);
    else if (seen.found.length) rows.push([true, source.inPassage(quoted(seen.found))]);
    else if (!seen.absent.length) rows.push([false, source.compare]);
    if (seen.absent.length) rows.push([false, source.notInPassage(quoted(seen.absent))]);
    const added = seen.added.filter((words) => !seen.absent.includes(words));
    if (added.length) rows.push([false, source.addition(quoted(added))]);
  }
  return (
    <ul className="verdict">
      {rows.map(([good, words]) => (
        <li key={words} className={good ? 'yes' : 'doubt'}>
          <Icon name={good ? 'ok' : 'half'} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
