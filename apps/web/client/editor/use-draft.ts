import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { ProblemError } from '../api.js';
import type { Article, ArticleContent } from '../contracts.js';
import { forgetWork, keepWork } from '../kept.js';
import { missing, pruned } from './content.js';
import { keptDraft } from './kept-draft.js';
import { saveDraft } from './use-articles.js';

export type SaveState = 'untouched' | 'saved' | 'dirty' | 'saving' | 'local' | 'incomplete' | 'refused' | 'conflict';
const pauseMs = 900;
const retryMs = 5_000;

/** What is being written in an article: in this browser at once, on the server at each pause. Nothing typed is lost. */
export function useDraft(article: z.infer<typeof Article>) {
  const { id } = article;
  const queries = useQueryClient();
  const [content, setContent] = useState(article.content);
  const [state, setState] = useState<SaveState>('untouched');
  const [problem, setProblem] = useState<unknown>(null);
  const [kept, setKept] = useState<ArticleContent | null>(() => keptDraft(id, article.content));
  const latest = useRef(content);
  const base = useRef(article.version);
  const seen = useRef(article.updatedAt);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);
  const dirty = useRef(false);

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (busy.current || !dirty.current) return !busy.current;
    const sent = latest.current;
    if (missing(sent).length > 0) {
      setState('incomplete');
      return false;
    }
    busy.current = true;
    setState('saving');
    try {
      const saved = await saveDraft(id, pruned(sent), base.current);
      base.current = saved.version;
      seen.current = saved.updatedAt;
      dirty.current = latest.current !== sent;
      queries.setQueryData(['article', id], saved);
      void queries.invalidateQueries({ queryKey: ['articles'] });
      if (!dirty.current) forgetWork(`article:${id}`);
      setState(dirty.current ? 'dirty' : 'saved');
      if (dirty.current) timer.current = setTimeout(() => void save(), pauseMs);
      return !dirty.current;
    } catch (error) {
      const known = error instanceof ProblemError ? error : null;
      setProblem(error);
      setState(known?.offline ? 'local' : known?.code === 'changed' ? 'conflict' : 'refused');
      if (known?.offline) timer.current = setTimeout(() => void save(), retryMs);
      return false;
    } finally {
      busy.current = false;
    }
  }, [id, queries]);

  const change = useCallback(
    (next: ArticleContent) => {
      latest.current = next;
      dirty.current = true;
      setContent(next);
      setState('dirty');
      keepWork(`article:${id}`, next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), pauseMs);
    },
    [id, save],
  );

  const take = useCallback((theirs: z.infer<typeof Article>) => {
    latest.current = theirs.content;
    base.current = theirs.version;
    seen.current = theirs.updatedAt;
    dirty.current = false;
    setContent(theirs.content);
    setState('untouched');
    forgetWork(`article:${theirs.id}`);
  }, []);

  // Another person's saving is taken in when nothing here is unsaved; otherwise the writer chooses.
  useEffect(() => {
    if (article.updatedAt === seen.current) return;
    if (dirty.current) setState('conflict');
    else if (!busy.current) take(article);
  }, [article, take]);

  useEffect(() => () => void save(), [save]);

  return {
    content,
    change,
    state,
    problem,
    lacks: state === 'incomplete' ? missing(content) : [],
    /** Saves now; true when the server has everything that is written here. */
    save,
    takeTheirs: () => take(article),
    keepMine: () => {
      base.current = article.version;
      seen.current = article.updatedAt;
      dirty.current = true;
      return save();
    },
    kept,
    useKept: () => {
      if (kept) change(kept);
      setKept(null);
    },
    dropKept: () => {
      forgetWork(`article:${id}`);
      setKept(null);
    },
  };
}
export type Draft = ReturnType<typeof useDraft>;
