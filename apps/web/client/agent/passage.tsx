import { Fragment } from 'react';
import { shortDay } from '../format.js';
import { useText } from '../text/index.js';
import { marked, support } from './support.js';
import type { Suggestion } from './work.js';

type Citation = Suggestion['citations'][number];
const day = 86_400_000;

/** The passage as its editors approved it: version, validity, use; the sentence that carries the claim is marked. */
export function Passage({ citation, claim }: { citation: Citation; claim: string }) {
  const text = useText();
  const terms = support(claim, citation.quote).found;
  return (
    <article className="passage">
      <h3>{citation.title}</h3>
      <dl className="meta">
        <dt>{text.source.version}</dt>
        <dd>
          {citation.version}
          {citation.verified && `, ${text.source.reviewed(shortDay(citation.verified, text))}`}
        </dd>
        <dt>{text.source.valid}</dt>
        <dd>
          <Validity from={citation.validFrom} to={citation.validTo} />
        </dd>
        {citation.legal.length > 0 && (
          <>
            <dt>{text.source.legal}</dt>
            <dd>{citation.legal.join('; ')}</dd>
          </>
        )}
        <dt>{text.source.used}</dt>
        <dd>{text.source.usedIn(citation.usedIn.toLocaleString(text.locale))}</dd>
      </dl>
      {citation.audience === 'internal' && <p className="warn-text xs b">{text.source.internal}</p>}
      <div className="quote">
        {marked(citation.quote, claim).map((sentence, index) => (
          <Fragment key={String(index)}>
            {sentence.carries ? (
              <mark>
                <Terms text={sentence.text} terms={terms} />
              </mark>
            ) : (
              sentence.text
            )}{' '}
          </Fragment>
        ))}
      </div>
    </article>
  );
}

function Terms({ text, terms }: { text: string; terms: readonly string[] }) {
  const safe = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (!safe.length) return text;
  return text
    .split(new RegExp(`(${safe.join('|')})`, 'iu'))
    .map((piece, index) =>
      index % 2 ? <b key={String(index)}>{piece}</b> : <Fragment key={String(index)}>{piece}</Fragment>,
    );
}

export function Validity({ from, to }: { from: string; to: string }) {
  const text = useText();
  if (!to) return from ? text.source.from(shortDay(from, text)) : '';
  const left = Math.ceil((Date.parse(to) + day - Date.now()) / day);
  if (left < 0) return <b className="warn-text">{text.source.expired}</b>;
  if (left <= 14)
    return (
      <span className="warn-text">
        <b>{text.source.until(shortDay(to, text))}</b>, {text.source.daysLeft(left)}
      </span>
    );
  return `${from ? `${shortDay(from, text)} – ` : ''}${shortDay(to, text)}`;
}
