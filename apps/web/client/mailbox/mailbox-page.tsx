import { useEffect, useState } from 'react';
import { ProblemError } from '../api.js';
import { Coming, CouldNot } from '../could-not.js';
import { when } from '../format.js';
import { changeSettings, useSettings } from '../settings.js';
import { useText } from '../text/index.js';
import { Compose } from './compose.js';
import { Letter } from './letter.js';
import { useMailbox } from './use-mail.js';
import { useWords } from './words.js';

/** The demo's own mailbox: what a citizen gets, and a way to write as one. What is open stands in the address. */
export function MailboxPage() {
  const words = useWords();
  const text = useText();
  const { language } = useSettings();
  const [chosen, choose] = useHash();
  const { data, error, refetch } = useMailbox();
  useEffect(() => {
    document.title = `${words.title} – Sufflör`;
  }, [words]);
  const closed = error instanceof ProblemError && error.status === 404;
  const other = language === 'sv' ? 'en' : 'sv';
  return (
    <div className="mb">
      <header className="mb-top">
        <a className="skip" href="#mb-main">
          {words.list}
        </a>
        <h1>{words.title}</h1>
        <p className="dim grow">{words.lead}</p>
        <nav className="row wrap" aria-label={words.title}>
          <a className="btn quiet" href="/">
            {words.home}
          </a>
          <a className="btn quiet" href="/medborgare">
            {words.citizen}
          </a>
          <button type="button" className="btn quiet" lang={other} onClick={() => changeSettings({ language: other })}>
            {words.other}
          </button>
          <button type="button" className="btn go" onClick={() => choose('skriv')}>
            {words.write}
          </button>
        </nav>
      </header>
      {closed ? (
        <main className="empty" id="mb-main">
          <h2>{words.closed}</h2>
          <p>{words.closedText}</p>
        </main>
      ) : (
        <main className={chosen ? 'mb-main open' : 'mb-main'} id="mb-main">
          <nav className="mb-list" aria-label={words.list}>
            {error && !data && <CouldNot title={words.failed} error={error} onRetry={() => void refetch()} />}
            {!data && !error && <Coming lines={8} />}
            {data?.length === 0 && (
              <div className="empty">
                <h2>{words.none}</h2>
                <p>{words.noneText}</p>
              </div>
            )}
            <ul>
              {data?.map((mail) => (
                <li key={mail.id}>
                  <a href={`#${mail.id}`} aria-current={mail.id === chosen || undefined}>
                    <span className="b">{mail.subject || words.noSubject}</span>
                    <span className="dim">{mail.to}</span>
                    <span className="dim xs">{when(mail.at, text)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <section className="mb-read" aria-label={words.letter}>
            {chosen === 'skriv' ? (
              <Compose />
            ) : chosen ? (
              <Letter key={chosen} id={chosen} onBack={() => choose('')} />
            ) : (
              data && data.length > 0 && <p className="empty">{words.pick}</p>
            )}
          </section>
        </main>
      )}
    </div>
  );
}

/** The part of the address after #, so that a letter can be linked to and Back works. */
function useHash(): [string, (to: string) => void] {
  const [hash, setHash] = useState(() => decodeURIComponent(location.hash.slice(1)));
  useEffect(() => {
    const read = () => setHash(decodeURIComponent(location.hash.slice(1)));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return [
    hash === 'mb-main' ? '' : hash,
    (to) => {
      location.hash = to;
    },
  ];
}
