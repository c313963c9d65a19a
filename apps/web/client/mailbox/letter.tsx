import { useState } from 'react';
import { Coming, CouldNot } from '../could-not.js';
import { when } from '../format.js';
import { useText } from '../text/index.js';
import { type Mail, useMail } from './use-mail.js';
import { useWords } from './words.js';

type View = 'html' | 'text' | 'raw';

/** One letter. Its HTML is shown only in a frame that may run nothing and fetch nothing. */
export function Letter({ id, onBack }: { id: string; onBack: () => void }) {
  const words = useWords();
  const text = useText();
  const { data: mail, error, refetch } = useMail(id);
  const [wanted, setView] = useState<View>('html');
  if (error) return <CouldNot title={words.failedOne} error={error} onRetry={() => void refetch()} />;
  if (!mail) return <Coming />;
  const view = wanted === 'html' && !mail.html ? 'text' : wanted;
  return (
    <article className="mb-letter">
      <button type="button" className="btn quiet mb-back" onClick={onBack}>
        {text.common.back}
      </button>
      <h2>{mail.subject || words.noSubject}</h2>
      <dl>
        <dt>{words.from}</dt>
        <dd>{mail.from}</dd>
        <dt>{words.to}</dt>
        <dd>{mail.to}</dd>
        <dt>{words.sent}</dt>
        <dd>{when(mail.at, text)}</dd>
      </dl>
      <div className="tog" role="group" aria-label={words.letter}>
        {(['html', 'text', 'raw'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            disabled={one === 'html' && !mail.html}
            onClick={() => setView(one)}
          >
            {words.views[one]}
          </button>
        ))}
      </div>
      <Body mail={mail} view={view} />
    </article>
  );
}

function Body({ mail, view }: { mail: Mail; view: View }) {
  const words = useWords();
  if (view === 'html')
    return <iframe title={words.views.html} sandbox="" referrerPolicy="no-referrer" srcDoc={mail.html} />;
  return (
    <pre className={view === 'raw' ? 'raw' : ''} tabIndex={0} aria-label={words.views[view]}>
      {view === 'raw' ? mail.raw : mail.text}
    </pre>
  );
}
