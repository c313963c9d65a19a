import { Fragment } from 'react';
import { shortDay } from '../format.js';
import type { Difference } from '../language.js';
import { useText } from '../text/index.js';
import { type Facts, type Language, parts } from './facts.js';
import type { Compared } from './sections.js';
import { useWords } from './words.js';

/** Two versions laid over each other: what was added and taken away, word by word, spoken as such to a screen reader. */
export function DiffView({
  compared,
  facts,
  changedOnly,
}: {
  compared: readonly Compared[];
  facts: Facts;
  changedOnly: boolean;
}) {
  const name = useSectionName();
  return (
    <>
      {compared
        .filter(({ changed }) => changed || !changedOnly)
        .map(({ key, changed, lines }) => (
          <section key={key} className="ed-field" aria-label={name(key)}>
            <h3 className="ed-label">{name(key)}</h3>
            <div className={changed ? 'ed-value' : 'ed-value dim'} lang={key.startsWith('en.') ? 'en' : 'sv'}>
              {lines.map((line, index) => (
                <p key={index}>
                  {line.map((piece, at) => (
                    <Piece key={at} piece={piece} facts={facts} language={key.startsWith('en.') ? 'en' : 'sv'} />
                  ))}
                </p>
              ))}
            </div>
          </section>
        ))}
    </>
  );
}

function Piece({ piece, facts, language }: { piece: Difference; facts: Facts; language: Language }) {
  const words = useWords();
  const text = useText();
  const shown = parts(piece.text).map((part, index) => {
    if ('text' in part) return <Fragment key={index}>{part.text}</Fragment>;
    const fact = facts.get(part.fact);
    return (
      <span key={index} className={fact ? 'fact' : 'fact unknown'}>
        {fact ? fact[language] : words.factUnknown(part.fact)}{' '}
        {fact && <small>{words.factUntil(shortDay(fact.validTo, text))}</small>}
      </span>
    );
  });
  if (piece.kind === 'same') return <>{shown}</>;
  const Tag = piece.kind === 'added' ? 'ins' : 'del';
  return (
    <Tag className="ed-diff">
      <span className="sr"> {piece.kind === 'added' ? words.added : words.removed}: </span>
      {shown}
    </Tag>
  );
}

/** `sv.passage.p1.internal.internal` in words: "Stycke p1, bara handläggare". */
function useSectionName(): (key: string) => string {
  const words = useWords();
  return (key) => {
    const [first = '', part = '', id = '', audience = ''] = key.split('.');
    const fields = words.fields as unknown as Record<string, string>;
    if (first !== 'sv' && first !== 'en') return fields[first] ?? first;
    const name =
      part === 'passage'
        ? `${words.fields.passage(Number(id.slice(1)) || 0)}${audience === 'internal' ? `, ${words.audiences.internal}` : ''}`
        : (fields[part] ?? part);
    return first === 'en' ? `${name} (English)` : name;
  };
}
