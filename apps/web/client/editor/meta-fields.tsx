import type { ArticleContent } from '../contracts.js';
import { useCaseTypes } from './case-types.js';
import type { Facts } from './facts.js';
import { Field } from './field.js';
import { LinesField } from './lines-field.js';
import { RowsField } from './rows-field.js';
import { useWords } from './words.js';

/** What holds for every language: law, links, validity, who answers for it. */
export function MetaFields({
  content,
  onChange,
  facts,
  readOnly,
}: {
  content: ArticleContent;
  onChange: (content: ArticleContent) => void;
  facts: Facts;
  readOnly: boolean;
}) {
  const { fields, hints, add, from, until, linkTitle, linkUrl, row } = useWords();
  const { all, nameOf } = useCaseTypes();
  const set = (change: Partial<ArticleContent>) => onChange({ ...content, ...change });
  return (
    <>
      <Field label={fields.legal}>
        <LinesField
          label={fields.legal}
          values={content.legal}
          onChange={(legal) => set({ legal })}
          facts={facts}
          language="sv"
          readOnly={readOnly}
          most={20}
          addLabel={add.legal}
        />
      </Field>
      <Field label={fields.links} hint={hints.links}>
        <RowsField
          values={content.links}
          onChange={(links) => set({ links })}
          fresh={() => ({ title: '', url: '' })}
          addLabel={add.link}
          rowName={row}
          readOnly={readOnly}
          most={20}
        >
          {({ value, index, change, tools }) => (
            <div className="ed-row ed-link" data-row>
              <input
                aria-label={`${linkTitle}, ${row(index + 1)}`}
                placeholder={linkTitle}
                value={value.title}
                readOnly={readOnly}
                onChange={({ target }) => change({ ...value, title: target.value })}
              />
              <input
                aria-label={`${linkUrl}, ${row(index + 1)}`}
                type="url"
                placeholder="https://"
                value={value.url}
                readOnly={readOnly}
                onChange={({ target }) => change({ ...value, url: target.value })}
              />
              {tools}
            </div>
          )}
        </RowsField>
      </Field>
      <Field label={fields.valid}>
        <div className="row wrap">
          <label>
            {from}{' '}
            <input
              type="date"
              required
              value={content.validFrom}
              readOnly={readOnly}
              onChange={({ target }) => set({ validFrom: target.value })}
            />
          </label>
          <label>
            {until}{' '}
            <input
              type="date"
              value={content.validTo ?? ''}
              readOnly={readOnly}
              onChange={({ target }) => set({ validTo: target.value || undefined })}
            />
          </label>
          <label>
            {fields.verified}{' '}
            <input
              type="date"
              required
              value={content.verified}
              readOnly={readOnly}
              onChange={({ target }) => set({ verified: target.value })}
            />
          </label>
        </div>
      </Field>
      <Field label={fields.owner}>
        <div className="row wrap">
          <input
            aria-label={fields.owner}
            value={content.owner}
            readOnly={readOnly}
            maxLength={64}
            onChange={({ target }) => set({ owner: target.value })}
          />
          <label>
            {fields.caseType}{' '}
            <select
              className="select"
              value={content.caseType}
              disabled={readOnly}
              onChange={({ target }) => set({ caseType: target.value })}
            >
              {!all.some(({ id }) => id === content.caseType) && (
                <option value={content.caseType}>{nameOf(content.caseType)}</option>
              )}
              {all.map(({ id }) => (
                <option key={id} value={id}>
                  {nameOf(id)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </Field>
    </>
  );
}
