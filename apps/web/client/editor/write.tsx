import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { announce } from '../announce.js';
import type { Article, ArticleText } from '../contracts.js';
import { shortDay } from '../format.js';
import { explain, useText } from '../text/index.js';
import { englishFrom, textsOf } from './content.js';
import { factsIn, firstToEnd, type Language, notValid } from './facts.js';
import { MetaFields } from './meta-fields.js';
import { PreviewPane } from './preview-pane.js';
import { TextFields } from './text-fields.js';
import { today } from './today.js';
import { requestReview, useFacts } from './use-articles.js';
import type { Draft } from './use-draft.js';
import { useWords } from './words.js';
import { WriteNotes } from './write-notes.js';

/** Writing: the text by its parts, beside it what a citizen would read and advice on the language. */
export function Write({ article, draft, editor }: { article: z.infer<typeof Article>; draft: Draft; editor: boolean }) {
  const words = useWords();
  const text = useText();
  const facts = useFacts();
  const queries = useQueryClient();
  const [chosen, setLanguage] = useState<Language>('sv');
  const [problem, setProblem] = useState('');
  const { content, change } = draft;
  const language = content.en ? chosen : 'sv';
  const readOnly = !editor || article.state === 'review' || article.state === 'approved';
  const here: ArticleText = content[language] ?? content.sv;
  const all = [...textsOf(content.sv), ...textsOf(content.en)];
  const first = firstToEnd(all, facts);
  const expired = facts.size > 0 ? notValid(all, facts, today()) : [];
  const toReview = async () => {
    setProblem('');
    if (!(await draft.save())) return;
    try {
      await requestReview(article.id);
      announce(words.toReviewDone);
    } catch (error) {
      setProblem(explain(error, text));
    }
    await queries.invalidateQueries({ queryKey: ['article', article.id] });
    void queries.invalidateQueries({ queryKey: ['articles'] });
  };
  return (
    <div className="ed-write">
      <div className="ed-doc">
        <WriteNotes article={article} draft={draft} expired={expired} readOnly={readOnly} problem={problem} />
        <div className="ed-langs">
          <div className="tog" role="group" aria-label={words.language}>
            {(['sv', 'en'] as const).map((one) =>
              one === 'sv' || content.en ? (
                <button
                  key={one}
                  type="button"
                  lang={one}
                  aria-pressed={language === one}
                  onClick={() => setLanguage(one)}
                >
                  {words.languages[one]}
                </button>
              ) : null,
            )}
          </div>
          {!readOnly && !content.en && (
            <button
              type="button"
              className="btn quiet"
              onClick={() => {
                change({ ...content, en: englishFrom(content.sv) });
                setLanguage('en');
              }}
            >
              {words.addEnglish}
            </button>
          )}
          {!readOnly && content.en && language === 'en' && (
            <button
              type="button"
              className="btn quiet"
              onClick={() => {
                const { en: _, ...rest } = content;
                change(rest);
                setLanguage('sv');
              }}
            >
              {words.removeEnglish}
            </button>
          )}
        </div>
        <TextFields
          key={language}
          text={here}
          language={language}
          facts={facts}
          readOnly={readOnly}
          onChange={(next) => change({ ...content, [language]: next })}
        />
        <MetaFields content={content} onChange={change} facts={facts} readOnly={readOnly} />
      </div>
      <PreviewPane text={here} language={language} facts={facts} />
      <footer className="ed-foot">
        <span>{words.foot.links(content.links.length)}</span>
        <span className={content.legal.length ? '' : 'warn-text'}>{words.foot.legal(content.legal.length)}</span>
        <span>{words.foot.facts(factsIn(all).length)}</span>
        {first && <span>{words.foot.firstEnd(first[language], shortDay(first.validTo, text))}</span>}
        <span className="grow" />
        {editor && (article.state === 'draft' || article.state === 'returned') && (
          <button
            type="button"
            className="btn go"
            onClick={() => void toReview()}
            disabled={draft.state === 'saving' || draft.state === 'conflict'}
          >
            {words.toReview}
          </button>
        )}
      </footer>
    </div>
  );
}
