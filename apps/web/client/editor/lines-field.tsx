import { FactText } from './fact-text.js';
import type { Facts, Language } from './facts.js';
import { RowsField } from './rows-field.js';
import { useWords } from './words.js';

/** Plain lines: questions, things to have at hand, legal references. */
export function LinesField({
  label,
  values,
  onChange,
  facts,
  language,
  readOnly,
  most,
  addLabel,
}: {
  label: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  facts: Facts;
  language: Language;
  readOnly: boolean;
  most: number;
  addLabel: string;
}) {
  const words = useWords();
  return (
    <RowsField
      values={values}
      onChange={onChange}
      fresh={() => ''}
      addLabel={addLabel}
      rowName={words.row}
      readOnly={readOnly}
      most={most}
    >
      {({ value, index, change, below, remove, tools }) => (
        <div className="ed-row" data-row>
          <FactText
            className="grow"
            label={`${label}, ${words.row(index + 1)}`}
            value={value}
            onChange={change}
            facts={facts}
            language={language}
            readOnly={readOnly}
            onEnter={below}
            onEmpty={remove}
          />
          {tools}
        </div>
      )}
    </RowsField>
  );
}
