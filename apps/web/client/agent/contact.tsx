import './contact.css';
import { ProblemError } from '../api.js';
import { Icon } from '../icon.js';
import { useMe } from '../session.js';
import { explain, useText } from '../text/index.js';
import { ContactHead } from './contact-head.js';
import { Held } from './held.js';
import { Preview } from './preview.js';
import { Question } from './question.js';
import { useConversation } from './use-contact.js';
import { useRow } from './use-queue.js';

/** One contact: held (question, reply, source) or only looked at, masked. */
export function Contact({ contactId, onOpen }: { contactId: string | undefined; onOpen: (contactId: string) => void }) {
  return (
    <main className="contact" id="main" tabIndex={-1}>
      {contactId ? <Opened contactId={contactId} onOpen={onOpen} /> : <Pick />}
    </main>
  );
}

const Pick = () => {
  const { contact } = useText();
  return (
    <div className="empty" style={{ gridColumn: '1/-1' }}>
      <h2>{contact.pick}</h2>
      <p>
        {contact.pickText} <kbd>Alt N</kbd>
      </p>
    </div>
  );
};

function Opened({ contactId, onOpen }: { contactId: string; onOpen: (contactId: string) => void }) {
  const text = useText();
  const me = useMe();
  const live = useRow(contactId);
  const { data, error, refetch } = useConversation(contactId, text.contact.why.open);
  if (error && !data)
    return (
      <div className="empty" style={{ gridColumn: '1/-1' }} role="alert">
        <h2>{error instanceof ProblemError && error.status === 404 ? text.contact.gone : text.contact.failedTitle}</h2>
        <p>{explain(error, text)}</p>
        <button type="button" className="btn" onClick={() => void refetch()}>
          {text.common.retry}
        </button>
      </div>
    );
  if (!data) return <Skeleton />;
  const conversation = { ...data, row: live ?? data.row };
  const { row } = conversation;
  if (row.holderId === me.id && row.state !== 'closed') return <Held conversation={conversation} onOpen={onOpen} />;
  return (
    <>
      <ContactHead conversation={conversation} values={{}} held={false} onOpen={onOpen} />
      <Question conversation={conversation} values={{}} suggestion={null} />
      <Preview conversation={conversation} />
    </>
  );
}

/** Shapes of what is coming, so that nothing jumps when it is there. */
export const Skeleton = () => {
  const text = useText();
  const widths = ['92%', '84%', '96%', '60%'];
  return (
    <>
      <div className="contact-head" role="status">
        <Icon name="clock" /> <span className="dim">{text.common.loading}</span>
      </div>
      {[0, 1, 2].map((column) => (
        <div key={column} className={`col ${column === 1 ? 'answer' : ''}`}>
          <div className="body lines" style={{ paddingTop: 40 }}>
            {widths.map((width) => (
              <i key={width} style={{ width }} />
            ))}
          </div>
        </div>
      ))}
    </>
  );
};
