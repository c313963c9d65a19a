import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { announce } from '../announce.js';
import { call } from '../api.js';
import { SearchResult } from '../contracts.js';
import { Icon } from '../icon.js';
import { useKeys } from '../keys.js';
import { explain, useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { insertOwn } from './work.js';

/** Searches the articles; nothing is asked until two characters are there. */
export const useArticles = (words: string, language: string) =>
  useQuery({
    queryKey: ['articles', words, language],
    queryFn: ({ signal }) =>
      call(`/api/knowledge/search?${new URLSearchParams({ q: words, language, limit: '6' })}`, {
        answer: SearchResult,
        signal,
      }),
    enabled: words.trim().length >= 2,
    placeholderData: keepPreviousData,
  });

let asker: ((words: string) => void) | undefined;
/** Puts a question to the open contact's articles; false when no contact is open. */
export const askArticles = (words: string): boolean => {
  asker?.(words);
  return !!asker;
};

/** A free question to the articles, at the foot of the source column. A hit goes into the reply as the agent's own text. */
export function AskArticles() {
  const text = useText();
  const { conversation, selected, working } = useHolding();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words);
  const box = useRef<HTMLInputElement>(null);
  const found = useArticles(asked, conversation.row.language === 'en' ? 'en' : 'sv');
  useKeys({ 'Alt+KeyQ': () => box.current?.focus() });
  useEffect(() => {
    asker = (asked) => {
      setWords(asked);
      box.current?.focus();
    };
    return () => {
      asker = undefined;
    };
  }, []);
  const insert = (passage: string) => {
    working.change((work) =>
      work.ownMode ? { ...work, own: `${work.own.trimEnd()}\n\n${passage}` } : insertOwn(work, selected, passage)[0],
    );
    announce(text.source.inserted);
    setWords('');
  };
  return (
    <div className="ask-articles">
      {words.trim().length >= 2 && (
        <div className="hits">
          {found.error ? <p role="alert">{explain(found.error, text)}</p> : null}
          {found.data && (
            <p className="xs dim" role="status">
              {found.data.hits.length ? text.source.results(found.data.hits.length) : text.frame.nothingFound}
            </p>
          )}
          {found.data?.noAnswer && found.data.hits.length > 0 && <p className="xs warn-text">{text.source.noAnswer}</p>}
          {found.data?.hits.map((hit) => (
            <article key={`${hit.articleId}:${hit.passageId}`}>
              <h3>
                {hit.title} <span className="xs dim">v {hit.version}</span>
              </h3>
              <p>{hit.text}</p>
              {hit.audience === 'internal' ? (
                <p className="xs warn-text">{text.source.internal}</p>
              ) : (
                <button type="button" className="btn" onClick={() => insert(hit.text)}>
                  {text.source.insert}
                </button>
              )}
            </article>
          ))}
        </div>
      )}
      <label className="find">
        <Icon name="find" />
        <span className="sr">{text.source.askShort}</span>
        <input
          ref={box}
          value={words}
          placeholder={text.source.ask}
          maxLength={300}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !words) return;
            event.stopPropagation();
            setWords('');
          }}
        />
        <kbd>Alt Q</kbd>
      </label>
    </div>
  );
}
