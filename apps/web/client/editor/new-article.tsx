import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ProblemError } from '../api.js';
import { useMe } from '../session.js';
import { explain, useText } from '../text/index.js';
import { useCaseTypes } from './case-types.js';
import { emptyContent, emptySentence, slug } from './content.js';
import { today } from './today.js';
import { createArticle } from './use-articles.js';
import { useWords } from './words.js';

/** The little that an article must have before it can be kept: case type, title and one sentence that answers. */
export function NewArticle() {
  const words = useWords();
  const text = useText();
  const me = useMe();
  const go = useNavigate();
  const { all, nameOf } = useCaseTypes();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name: string) => String(form.get(name) ?? '').trim();
    const content = emptyContent(value('caseType'), me.team, today());
    content.sv = {
      ...content.sv,
      title: value('title'),
      questions: [value('title')],
      short: [{ ...emptySentence(), say: value('short') }],
    };
    setBusy(true);
    createFree(slug(content.caseType, content.sv.title), (id) => createArticle(id, content)).then(
      ({ id }) => go(`../${id}`, { replace: true }),
      (error: unknown) => {
        setProblem(explain(error, text));
        setBusy(false);
      },
    );
  };
  return (
    <main id="main" className="ed-new" tabIndex={-1}>
      <p>
        <Link to="..">{words.title}</Link>
      </p>
      <h1>{words.create}</h1>
      <p className="dim">{words.createText}</p>
      <form onSubmit={submit}>
        <label className="field-label" htmlFor="new-type">
          {words.fields.caseType}
        </label>
        <select id="new-type" name="caseType" className="select" required defaultValue="">
          <option value="" disabled />
          {[...all]
            .sort((a, b) => nameOf(a.id).localeCompare(nameOf(b.id), text.locale))
            .map(({ id }) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
        </select>
        <label className="field-label" htmlFor="new-title">
          {words.fields.title}
        </label>
        <input
          id="new-title"
          name="title"
          className="ed-input"
          required
          minLength={3}
          maxLength={200}
          autoComplete="off"
        />
        <label className="field-label" htmlFor="new-short">
          {words.shortFirst}
        </label>
        <textarea id="new-short" name="short" rows={3} required maxLength={600} />
        {problem && (
          <p className="note" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="btn go" disabled={busy}>
          {words.begin}
        </button>
      </form>
    </main>
  );
}

/** Tries the name, then name-2 … name-9: two articles may have the same title. */
async function createFree<T>(id: string, create: (id: string) => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await create(n === 1 ? id : `${id.slice(0, 77)}-${n}`);
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'changed') || n === 9) throw error;
    }
  }
}
