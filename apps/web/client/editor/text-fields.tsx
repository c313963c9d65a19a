import type { ArticleText } from '../contracts.js';
import { FactText } from './fact-text.js';
import type { Facts, Language } from './facts.js';
import { Field } from './field.js';
import { LinesField } from './lines-field.js';
import { PassagesField } from './passages-field.js';
import { SentencesField } from './sentences-field.js';
import { useWords } from './words.js';

/** The text of one language, in the order it is read. */
export function TextFields({
  text,
  onChange,
  ...rest
}: {
  text: ArticleText;
  onChange: (text: ArticleText) => void;
  facts: Facts;
  language: Language;
  readOnly: boolean;
}) {
  const { fields, hints, add } = useWords();
  const set = <K extends keyof ArticleText>(key: K, value: ArticleText[K]) => onChange({ ...text, [key]: value });
  return (
    <>
      <Field label={fields.title}>
        <FactText
          className="ed-title"
          label={fields.title}
          value={text.title}
          onChange={(title) => set('title', title)}
          {...rest}
        />
      </Field>
      <Field label={fields.questions} hint={hints.questions}>
        <LinesField
          label={fields.questions}
          values={text.questions}
          onChange={(questions) => set('questions', questions)}
          most={60}
          addLabel={add.question}
          {...rest}
        />
      </Field>
      <Field label={fields.short} hint={hints.short}>
        <SentencesField
          label={fields.short}
          values={text.short}
          onChange={(short) => set('short', short)}
          most={5}
          addLabel={add.sentence}
          {...rest}
        />
      </Field>
      <PassagesField values={text.passages} onChange={(passages) => set('passages', passages)} {...rest} />
      <Field label={fields.steps} hint={hints.steps}>
        <SentencesField
          label={fields.steps}
          values={text.steps}
          onChange={(steps) => set('steps', steps)}
          most={15}
          addLabel={add.step}
          numbered
          {...rest}
        />
      </Field>
      <Field label={fields.atHand}>
        <LinesField
          label={fields.atHand}
          values={text.atHand}
          onChange={(atHand) => set('atHand', atHand)}
          most={15}
          addLabel={add.line}
          {...rest}
        />
      </Field>
    </>
  );
}
