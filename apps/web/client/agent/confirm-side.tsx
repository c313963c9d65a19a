import type { RenderedReply } from '../contracts.js';
import { shortDay } from '../format.js';
import { Icon } from '../icon.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { fill } from './placeholders.js';
import { citationsUsed, tally } from './sending.js';

interface Props {
  rendered: RenderedReply;
  busy: boolean;
  blocked: boolean;
  onApprove: () => void;
  onBack: () => void;
}

/** Beside the sheet: is each question answered, who wrote what, on what it rests, and who approves. */
export function ConfirmSide({ rendered, busy, blocked, onApprove, onBack }: Props) {
  const text = useText();
  const phone = rendered.channel === 'phone';
  return (
    <div className="side">
      <Answers />
      <WhoWrote />
      <Sources />
      <span className="grow" />
      <h3>{text.confirm.youApprove}</h3>
      <p className="who2">{rendered.approver}</p>
      <p>
        {text.confirm.sends(text.sentAs[rendered.channel] ?? rendered.channel)}{' '}
        <b>{rendered.html ? rendered.to : text.question.citizen.toLowerCase()}</b>, {text.confirm.one}
      </p>
      <p className="dim">{rendered.scope === 'personal' ? text.confirm.personal : text.confirm.general}</p>
      <p className="xs dim" style={{ margin: '2px 0 10px' }}>
        {text.confirm.logged}
      </p>
      <button type="button" className="btn go big-target" aria-disabled={busy || blocked} onClick={onApprove}>
        {busy ? text.confirm.approving : phone ? text.confirm.approveSpoken : text.confirm.approve} <kbd>Alt G</kbd>
      </button>
      <button type="button" className="btn" style={{ marginTop: 8 }} onClick={onBack}>
        {text.confirm.back} <kbd>Esc</kbd>
      </button>
    </div>
  );
}

function Answers() {
  const text = useText();
  const { suggestion, working, values } = useHolding();
  const parts = suggestion?.parts ?? [];
  if (working.work.ownMode || parts.length === 0) return null;
  return (
    <>
      <h3>{text.confirm.answers}</h3>
      {parts.map((part, index) => {
        const answer = working.work.lines.find((line) => line.question === index && line.fate !== 'removed');
        return (
          <div key={part.question} className="qa">
            <span className="n">{index + 1}</span>
            <span className="dim">{short(fill(part.question, values))}</span>
            <span className={answer ? '' : 'warn-text b'}>
              {answer ? short(fill(answer.text, values)) : text.confirm.unanswered}
            </span>
          </div>
        );
      })}
    </>
  );
}
const short = (words: string) => (words.length > 140 ? `${words.slice(0, 137).trimEnd()} …` : words);

function WhoWrote() {
  const { confirm } = useText();
  const { working } = useHolding();
  const count = tally(working.work);
  const machine = count.untouched + count.kept;
  const rows: [number, React.ReactNode][] = [
    [machine, confirm.machine(machine, count.untouched)],
    [count.changed, confirm.changed(count.changed)],
    [count.removed, confirm.removed(count.removed)],
    [
      count.own,
      <span key="own" style={{ color: 'var(--human)' }}>
        <b>{confirm.own(count.own)}</b> {confirm.ownYours(count.own)}
      </span>,
    ],
  ];
  return (
    <>
      <h3>{confirm.wrote}</h3>
      <dl className="tally">
        {rows
          .filter(([number]) => number > 0)
          .map(([number, words], index) => [
            <dt key={`n${String(index)}`}>{number}</dt>,
            <dd key={`w${String(index)}`}>{words}</dd>,
          ])}
      </dl>
    </>
  );
}

function Sources() {
  const text = useText();
  const { suggestion, working } = useHolding();
  const citations = citationsUsed(working.work, suggestion);
  const soon = (to: string) => to !== '' && Date.parse(to) - Date.now() < 14 * 86_400_000;
  return (
    <>
      <h3>{text.confirm.sources}</h3>
      {citations.length === 0 ? (
        <p className="dim">{text.confirm.noSources}</p>
      ) : (
        <>
          <ul>
            {citations.map((citation) => (
              <li key={citation.number}>
                {citation.title}{' '}
                {soon(citation.validTo) ? (
                  <span className="warn-text">{text.confirm.expires(shortDay(citation.validTo, text))}</span>
                ) : (
                  <span className="dim">v {citation.version}</span>
                )}
              </li>
            ))}
          </ul>
          {citations.every(
            (citation) => !citation.validTo || Date.parse(citation.validTo) + 86_400_000 > Date.now(),
          ) && (
            <p className="row ok-text" style={{ gap: 6, marginTop: 4 }}>
              <Icon name="ok" />
              {text.confirm.allValid}
            </p>
          )}
        </>
      )}
    </>
  );
}
