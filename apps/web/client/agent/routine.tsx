import { shortDay } from '../format.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { useGuidance } from './use-guidance.js';

/** The right column when a person may be in danger: what people decided to do, step by step. No machine text. */
export function Routine() {
  const text = useText();
  const { conversation } = useHolding();
  const guidance = useGuidance();
  const risk = guidance.risk(conversation.risks[0]);
  return (
    <section className="col source" aria-labelledby="source-title">
      <header>
        <h2 id="source-title">{text.source.guidance}</h2>
        <span className="xs dim">
          {risk &&
            `${risk.title}${guidance.reviewed && Date.parse(guidance.reviewed) ? `, ${text.source.reviewed(shortDay(guidance.reviewed, text))}` : ''}`}
        </span>
      </header>
      <div className="body" id="source-body" data-column tabIndex={0} role="group" aria-label={text.source.guidance}>
        {risk ? (
          <>
            <ol className="steps">
              {risk.now.map((step) => (
                <li key={step}>
                  <span>{step}</span>
                </li>
              ))}
            </ol>
            {risk.handOver && (
              <p className="steps-end">
                <b>{text.risk.handOver}:</b> {risk.handOver}
              </p>
            )}
          </>
        ) : (
          <p className="stop">{text.risk.noRoutine}</p>
        )}
      </div>
    </section>
  );
}
