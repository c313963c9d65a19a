import { Icon } from '../icon.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { OwnField } from './own-text.js';
import { useGuidance } from './use-guidance.js';

/** A person may be in danger: no machine text, the agent writes, ready sentences are people's and chosen one by one. */
export function RiskBody() {
  const text = useText();
  const { conversation, shown, working, values } = useHolding();
  const number = Object.entries(values).find(([token]) => token.startsWith('⟨telefon'))?.[1];
  const guidance = useGuidance();
  const citizens = (shown.suggestion?.contactLanguage || conversation.row.language) === 'en' ? 'en' : 'sv';
  const phrases = conversation.risks.flatMap((risk) => guidance.phrases(risk, citizens));
  const insert = (phrase: string) =>
    working.change((work) => ({
      ...work,
      ownMode: true,
      own: `${work.own.trimEnd()}${work.own.trim() ? ' ' : ''}${phrase} `,
    }));
  return (
    <>
      <div className="stop">
        <h3>{text.risk.stop}</h3>
        <p className="small">{text.risk.stopText}</p>
      </div>
      {number && (
        <a className="btn risk" href={`tel:${number.replace(/[^+\d]/g, '')}`}>
          <Icon name="phone" />
          {text.risk.callUp(number)}
        </a>
      )}
      <OwnField label={text.risk.yourMessage(text.sentAs[working.work.channel] ?? '')} rows={8} />
      {phrases.length > 0 && (
        <>
          <h3 className="sec">
            {text.risk.phrases} <span className="xs dim light">{text.risk.phrasesSub}</span>
          </h3>
          {phrases.map((phrase) => (
            <button key={phrase} type="button" className="phrase" lang={citizens} onClick={() => insert(phrase)}>
              {phrase}
            </button>
          ))}
        </>
      )}
    </>
  );
}
