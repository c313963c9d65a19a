import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Icon, type IconName } from '../icon.js';
import { useKeys } from '../keys.js';
import { changeSettings, useSettings } from '../settings.js';
import { Fill } from '../slots.js';
import { useText } from '../text/index.js';
import { askArticles, useArticles } from './ask-articles.js';
import { openKeyHelp } from './key-help.js';
import { useCaseTypes } from './use-contact.js';
import { useQueue } from './use-queue.js';

interface Hit {
  id: string;
  group: string;
  icon: IconName;
  title: string;
  sub: string;
  act: () => void;
}

/** Ctrl K: contacts in the queue, articles and commands in one list. Arrow keys choose, Enter acts. */
export function Command({ onOpen }: { onOpen: (contactId: string) => void }) {
  const text = useText();
  const id = useId();
  const { language, theme } = useSettings();
  const { data: queue } = useQueue();
  const { nameOf } = useCaseTypes();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const asked = useDeferredValue(words.trim());
  const articles = useArticles(asked, language);
  useKeys({ 'Ctrl+KeyK': () => box.current?.focus() });
  const hits = useMemo<Hit[]>(() => {
    const like = (value: string) => value.toLowerCase().includes(asked.toLowerCase());
    const contacts =
      asked.length < 2
        ? []
        : (queue?.rows ?? []).filter((row) => like(row.reference) || like(nameOf(row.caseType))).slice(0, 5);
    const commands: Hit[] = [
      {
        id: 'c:theme',
        icon: 'eye',
        title: `${text.frame.theme}: ${text.frame.themes[theme === 'dark' ? 'light' : 'dark']}`,
        act: () => changeSettings({ theme: theme === 'dark' ? 'light' : 'dark' }),
      },
      {
        id: 'c:lang',
        icon: 'letter',
        title: language === 'sv' ? 'In English' : 'På svenska',
        act: () => changeSettings({ language: language === 'sv' ? 'en' : 'sv' }),
      },
      { id: 'c:keys', icon: 'more', title: text.frame.keys, act: openKeyHelp },
    ].map((one) => ({ ...one, group: text.frame.commands, sub: '', icon: one.icon as IconName }));
    return [
      ...contacts.map(
        (row): Hit => ({
          id: row.contactId,
          group: text.frame.contacts,
          icon: row.channel,
          title: nameOf(row.caseType),
          sub: row.reference,
          act: () => onOpen(row.contactId),
        }),
      ),
      ...(articles.data?.hits ?? []).slice(0, 6).map(
        (hit): Hit => ({
          id: `${hit.articleId}:${hit.passageId}`,
          group: text.frame.articles,
          icon: 'file',
          title: hit.title,
          sub: hit.text,
          act: () => void (askArticles(asked) || navigator.clipboard?.writeText(hit.text)),
        }),
      ),
      ...commands.filter((one) => !asked || like(one.title)),
    ];
  }, [asked, queue, nameOf, articles.data, text, theme, language, onOpen]);
  useEffect(() => setAt(0), [asked]);
  const done = () => {
    setOpen(false);
    setWords('');
    box.current?.blur();
  };
  return (
    <Fill slot="search">
      <div className="command">
        <label className="find">
          <Icon name="find" />
          <span className="sr">{text.frame.searchShort}</span>
          <input
            ref={box}
            role="combobox"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-activedescendant={open && hits[at] ? `${id}-${at}` : undefined}
            placeholder={text.frame.search}
            value={words}
            maxLength={200}
            onFocus={() => setOpen(true)}
            onBlur={() => setTimeout(() => setOpen(false), 150)}
            onChange={(event) => {
              setWords(event.target.value);
              setOpen(true);
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                event.preventDefault();
                setAt((now) => (now + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % Math.max(1, hits.length));
              } else if (event.key === 'Enter' && !event.ctrlKey) {
                hits[at]?.act();
                done();
              } else if (event.key === 'Escape') {
                event.stopPropagation();
                done();
              }
            }}
          />
          <kbd>Ctrl K</kbd>
        </label>
        <div className="command-list" id={`${id}-list`} role="listbox" aria-label={text.frame.search} hidden={!open}>
          {hits.map((hit, index) => (
            <div key={hit.id} role="presentation">
              {hits[index - 1]?.group !== hit.group && (
                <div className="command-group" role="presentation">
                  {hit.group}
                </div>
              )}
              {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox, as the pattern has it */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys */}
              <div
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                className="command-hit"
                onClick={() => {
                  hit.act();
                  done();
                }}
              >
                <Icon name={hit.icon} />
                <span className="el">{hit.title}</span>
                <span className="el xs dim">{hit.sub}</span>
              </div>
            </div>
          ))}
          {articles.data && articles.data.hits.length === 0 && (
            <p className="command-group">{text.frame.nothingFound}</p>
          )}
        </div>
      </div>
    </Fill>
  );
}
