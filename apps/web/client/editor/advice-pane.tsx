import { useMemo } from 'react';
import { advise } from './advice.js';
import type { Language } from './facts.js';
import { useWords } from './words.js';

/** Advice, never a score: what a reader would stumble on. */
export function AdvicePane({ texts, language }: { texts: readonly string[]; language: Language }) {
  const { advice: words } = useWords();
  const advice = useMemo(() => advise(texts), [texts]);
  if (!advice) return null;
  const nothing = advice.longWords.length === 0 && advice.longSentences.length === 0;
  return (
    <section className="ed-advice" aria-label={words.title}>
      <h2>
        {words.title}
        {language === 'sv' && (
          <span title={words.how}>
            LIX <b>{advice.lix}</b>, {words.ease[advice.ease]}
          </span>
        )}
      </h2>
      <ul>
        {advice.longWords.length > 0 && (
          <li>
            <span>{words.longWords}</span>
            <span>{advice.longWords.join(', ')}</span>
          </li>
        )}
        {advice.longSentences.map(({ words: n, text }) => (
          <li key={text}>
            <span>{words.longSentence(n)}</span>
            <span>{text.split(' ').slice(0, 8).join(' ')} …</span>
          </li>
        ))}
        {nothing && <li className="dim">{words.good}</li>}
      </ul>
      <p className="dim xs">{language === 'sv' ? words.how : words.english}</p>
    </section>
  );
}
