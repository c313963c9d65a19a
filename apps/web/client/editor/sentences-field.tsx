import { emptySentence, type Sentence } from './content.js';
import { FactText } from './fact-text.js';
import type { Facts, Language } from './facts.js';
import { InsertFact } from './insert-fact.js';
import { RowsField } from './rows-field.js';
import { useWords } from './words.js';

/** Sentences, each with the condition that always travels with it. */
export function SentencesField({
  label,
  values,
  onChange,
  facts,
  language,
  readOnly,
  most,
  addLabel,
  numbered = false,
}: {
  label: string;
  values: readonly Sentence[];
  onChange: (values: Sentence[]) => void;
  facts: Facts;
  language: Language;
  readOnly: boolean;
  most: number;
  addLabel: string;
  numbered?: boolean;
}) {
  const words = useWords();
  return (
    <RowsField
      values={values}
      onChange={onChange}
      fresh={emptySentence}
      addLabel={addLabel}
      rowName={words.sentence}
      readOnly={readOnly}
      most={most}
    >
      {({ value, index, change, below, remove, tools }) => {
        const name = `${label}, ${words.sentence(index + 1)}`;
        return (
          <div className="ed-row" data-row>
            {numbered && <span className="dim num">{index + 1}.</span>}
            <div className="grow">
              <FactText
                label={name}
                value={value.say}
                onChange={(say) => change({ ...value, say })}
                facts={facts}
                language={language}
                readOnly={readOnly}
                onEnter={below}
                onEmpty={value.only === undefined ? remove : undefined}
              />
              {value.only !== undefined && (
                <div className="ed-only">
                  <span title={words.onlyHint}>{words.only}</span>
                  <FactText
                    label={`${label}, ${words.onlyLabel(index + 1)}`}
                    value={value.only}
                    onChange={(only) => change({ ...value, only })}
                    facts={facts}
                    language={language}
                    readOnly={readOnly}
                    onEnter={below}
                    onEmpty={() => change({ say: value.say })}
                  />
                </div>
              )}
              {!readOnly && (
                <span className="ed-tools ed-more">
                  {value.only === undefined && (
                    <button
                      type="button"
                      className="btn quiet"
                      aria-label={`+ ${words.onlyLabel(index + 1)}`}
                      onClick={() => change({ ...value, only: '' })}
                    >
                      + {words.only}
                    </button>
                  )}
                  <InsertFact facts={facts} language={language} label={name} />
                </span>
              )}
            </div>
            {tools}
          </div>
        );
      }}
    </RowsField>
  );
}
