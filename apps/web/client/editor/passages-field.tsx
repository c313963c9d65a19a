import { emptySentence, nextPassageId, type Passage } from './content.js';
import type { Facts, Language } from './facts.js';
import { Field } from './field.js';
import { SentencesField } from './sentences-field.js';
import { useWords } from './words.js';

const most = 12;

/** The full answer, passage by passage: what is quoted together, and who may read it. */
export function PassagesField({
  values,
  onChange,
  facts,
  language,
  readOnly,
}: {
  values: readonly Passage[];
  onChange: (values: Passage[]) => void;
  facts: Facts;
  language: Language;
  readOnly: boolean;
}) {
  const words = useWords();
  const set = (index: number, one: Passage) => onChange(values.map((old, at) => (at === index ? one : old)));
  return (
    <>
      {values.map((passage, index) => (
        <Field
          key={passage.id}
          label={words.fields.passage(index + 1)}
          hint={index === 0 ? words.hints.passage : undefined}
          internal={passage.audience === 'internal'}
        >
          <div className="ed-passage">
            <label>
              {words.audience}{' '}
              <select
                className="select bare"
                value={passage.audience}
                disabled={readOnly}
                onChange={({ target }) =>
                  set(
                    index,
                    target.value === 'internal'
                      ? { ...passage, audience: 'internal', kind: 'internal' }
                      : { ...passage, audience: 'citizen', kind: 'answer' },
                  )
                }
              >
                <option value="citizen">{words.audiences.citizen}</option>
                <option value="internal">{words.audiences.internal}</option>
              </select>
            </label>
            {passage.audience === 'citizen' && (
              <label>
                {words.kind}{' '}
                <select
                  className="select bare"
                  value={passage.kind}
                  disabled={readOnly}
                  onChange={({ target }) => set(index, { ...passage, kind: target.value as Passage['kind'] })}
                >
                  <option value="answer">{words.kinds.answer}</option>
                  <option value="exception">{words.kinds.exception}</option>
                </select>
              </label>
            )}
            {!readOnly && (
              <button
                type="button"
                className="btn quiet"
                onClick={() => onChange(values.filter((_, at) => at !== index))}
              >
                {words.removePassage}
                <span className="sr"> {index + 1}</span>
              </button>
            )}
          </div>
          <SentencesField
            label={words.fields.passage(index + 1)}
            values={passage.sentences}
            onChange={(sentences) => set(index, { ...passage, sentences })}
            facts={facts}
            language={language}
            readOnly={readOnly}
            most={12}
            addLabel={words.add.sentence}
          />
        </Field>
      ))}
      {!readOnly && values.length < most && (
        <div className="ed-after">
          <button
            type="button"
            className="btn"
            onClick={() =>
              onChange([
                ...values,
                { id: nextPassageId(values), audience: 'citizen', kind: 'answer', sentences: [emptySentence()] },
              ])
            }
          >
            {words.add.passage}
          </button>
        </div>
      )}
    </>
  );
}
