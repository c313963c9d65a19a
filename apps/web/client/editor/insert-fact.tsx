import { memo } from 'react';
import { shortDay } from '../format.js';
import { useText } from '../text/index.js';
import { askInsert } from './fact-text.js';
import type { Facts, Language } from './facts.js';
import { useWords } from './words.js';

/** Chooses a fact for the line in the same row, where its caret was last. */
export const InsertFact = memo(function InsertFact({
  facts,
  language,
  label,
}: {
  facts: Facts;
  language: Language;
  label: string;
}) {
  const words = useWords();
  const text = useText();
  return (
    <select
      className="select bare ed-insert"
      value=""
      aria-label={`${words.insertFact} ${label}`}
      onChange={({ target }) =>
        askInsert(target.closest('[data-row]')?.querySelector('[data-fact-text]'), target.value)
      }
    >
      <option value="">{words.insertFact}</option>
      {[...facts.values()].map((fact) => (
        <option key={fact.id} value={fact.id}>
          {`${fact[language]} · ${fact.id} · ${words.factUntil(shortDay(fact.validTo, text))}`}
        </option>
      ))}
    </select>
  );
});
