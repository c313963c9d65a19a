import './reply.css';
import { useText } from '../text/index.js';
import { ChatLine } from './chat-line.js';
import { Envelope, ScopeChoice } from './envelope.js';
import { useHolding } from './holding.js';
import { Letter } from './letter.js';
import { Lock } from './lock.js';
import { OwnText } from './own-text.js';
import { ReplyFoot } from './reply-foot.js';
import { RiskBody } from './risk-body.js';
import { Withdrawn } from './withdrawn.js';

/** The middle column: what will be said. Which body it has depends on what the machine could propose and how sure it is. */
export function Reply() {
  const text = useText();
  const { conversation, suggestion, working, showDiff, setShowDiff } = useHolding();
  const { work } = working;
  const { risk, channel } = conversation.row;
  const changed =
    !work.ownMode &&
    work.lines.some((line) => line.fate === 'changed' || line.fate === 'removed' || line.fate === 'own');
  return (
    <section className="col answer" aria-labelledby="reply-title" id="reply">
      <header>
        <h2 id="reply-title">{text.reply.title}</h2>
        <span className="row scope-choice">
          <span className="dim">{text.reply.is}</span>
          <ScopeChoice />
        </span>
        <span className="grow" />
        {changed && (
          <span className="row" style={{ gap: 6 }}>
            <span className="xs dim" id="diff-label">
              {text.reply.changes}
            </span>
            <span className="tog" role="group" aria-labelledby="diff-label">
              <button type="button" aria-pressed={showDiff} onClick={() => setShowDiff(true)}>
                {text.common.show}
              </button>
              <button type="button" aria-pressed={!showDiff} onClick={() => setShowDiff(false)}>
                {text.common.hide}
              </button>
            </span>
          </span>
        )}
      </header>
      <Envelope />
      <div className="body letter" data-column tabIndex={-1}>
        {risk ? <RiskBody /> : <Body suggestion={suggestion} />}
      </div>
      {channel === 'chat' && <ChatLine />}
      <ReplyFoot />
    </section>
  );
}

function Body({ suggestion }: Pick<ReturnType<typeof useHolding>, 'suggestion'>) {
  const { shown, working } = useHolding();
  const { work, renewal } = working;
  if (shown.withdrawn && (!suggestion || renewal) && shown.withdrawn.reason !== 'rejected') return <Withdrawn />;
  if (!suggestion || suggestion.sentences.length === 0 || work.ownMode) return <OwnText />;
  if (suggestion.strength === 'weak' && !work.judged) return <Lock />;
  return <Letter />;
}
