import { useState } from 'react';
import { callTime } from '../format.js';
import { Icon } from '../icon.js';
import { useKeys } from '../keys.js';
import { useText } from '../text/index.js';
import { CaseTypePicker } from './case-type-picker.js';
import { useHolding } from './holding.js';
import { Pieces } from './masked-text.js';
import type { Calling } from './phone.js';
import { useCaseTypes } from './use-contact.js';

/** Four slots in a fixed order: what it is about, what to mind, what to say, what to ask. Nothing in them moves. */
export function Cards({ calling }: { calling: Calling }) {
  const text = useText();
  const [first] = useKeyedCards(calling);
  return (
    <section className="col answer call-cards" aria-labelledby="cards-title" id="reply">
      <header>
        <h2 id="cards-title">{text.phone.cards}</h2>
        <span className="grow" />
        <span className="xs dim">{text.phone.stay}</span>
      </header>
      <div className="body cards" data-column tabIndex={0} role="group" aria-label={text.phone.cards}>
        <About />
        <Mind calling={calling} />
        <section className="slot spare" aria-labelledby="say-title">
          <h3 id="say-title">
            {text.phone.say}
            <span className="grow">{first ? text.phone.sayHint : ''}</span>
          </h3>
          <Say calling={calling} />
        </section>
        <Ask calling={calling} />
      </div>
    </section>
  );
}

/** Digits choose a card and show its source. */
function useKeyedCards({ call, choose }: Calling): [boolean] {
  useKeys(
    Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        `Digit${index + 1}`,
        () => (index < call.cards.length ? choose(index) : false),
      ]),
    ),
  );
  return [call.cards.length > 0];
}

function About() {
  const text = useText();
  const { nameOf } = useCaseTypes();
  const { conversation, shown } = useHolding();
  const [open, setOpen] = useState(false);
  const { caseType, word } = conversation.row;
  const reasons = conversation.reasons
    .slice(0, 3)
    .map((one) => `”${one}”`)
    .join(', ');
  useKeys({ 'Alt+KeyT': () => setOpen((now) => !now) });
  return (
    <section className="slot" aria-labelledby="about-title">
      <h3 id="about-title">{text.phone.about}</h3>
      <div className="about">
        <span className="t">{caseType ? nameOf(caseType) : text.queue.unsorted}</span>
        <span className={`conf ${{ sure: 'strong', check: 'check', unsure: 'weak' }[word]}`}>
          {conversation.decidedBy === 'agent' ? text.reply.corrected : text.words[word]}
        </span>
        <button
          type="button"
          className="btn"
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {text.caseType.change} <kbd>Alt T</kbd>
        </button>
        {reasons && <span className="w">{text.reply.because(reasons)}</span>}
        {open && <CaseTypePicker onClose={() => setOpen(false)} />}
      </div>
      {shown.suggestion?.degraded && <p className="xs dim">{text.reply.degraded}</p>}
    </section>
  );
}

/** What may not be said or must not be missed. A card that has been seen stays, without its button. */
function Mind({ calling: { call, change } }: { calling: Calling }) {
  const text = useText();
  const { conversation } = useHolding();
  const { risks, right, assurance, protectedIdentity } = conversation;
  const cautions: [id: string, bold: string, words: string, risk?: boolean][] = [
    ...risks
      .filter((risk) => risk !== 'protected-identity')
      .map((risk): [string, string, string, boolean] => [
        risk,
        text.phone.riskText(text.risks[risk] ?? risk),
        '',
        true,
      ]),
    ...(protectedIdentity
      ? [['protected', `${text.contact.protectedIdentity}.`, text.phone.protectedText] as [string, string, string]]
      : []),
    ...(right === 'relative' || (right === 'unknown' && conversation.about)
      ? [['right', text.phone.noRight, text.phone.noRightText] as [string, string, string]]
      : []),
    ...(assurance === 'none' || assurance === 'claimed'
      ? [
          ['assurance', text.phone.notChecked, right === 'relative' ? '' : text.phone.noRightText] as [
            string,
            string,
            string,
          ],
        ]
      : []),
  ];
  return (
    <section className="slot" aria-labelledby="mind-title">
      <h3 id="mind-title">{text.phone.mind}</h3>
      {cautions.length === 0 && <p className="dim">{text.phone.noCaution}</p>}
      {cautions.map(([id, bold, words, risk]) => (
        <div key={id} className={`caution ${risk ? 'risk' : ''}`}>
          <Icon name="warn" />
          <span>
            <b>{bold}</b> {words}
          </span>
          {!call.seen.includes(id) && (
            <button type="button" className="btn" onClick={() => change({ seen: [...call.seen, id] })}>
              {text.phone.seen}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}

function Say({ calling: { call, change, chosen, choose, began } }: { calling: Calling }) {
  const text = useText();
  const { values } = useHolding();
  const said = (index: number, at: number | null) =>
    change({ cards: call.cards.map((card, one) => (one === index ? { ...card, saidAt: at, fresh: false } : card)) });
  if (call.cards.length === 0) return <p className="dim">{text.phone.noSay}</p>;
  return (
    <ol className="say">
      {call.cards.map((card, index) => (
        <li
          key={card.text}
          className={card.saidAt !== null ? 'said' : card.gone ? 'gone' : index === chosen ? 'on' : ''}
        >
          <button
            type="button"
            className="btn only"
            aria-label={`${text.source.title} ${index + 1}`}
            aria-pressed={index === chosen}
            onClick={() => choose(index)}
          >
            <kbd>{index + 1}</kbd>
          </button>
          <p>
            <span className="sentence machine">
              <Pieces text={card.text} values={values} />
            </span>
            {card.citations.map((number) => (
              <span key={number} className="cite" aria-hidden="true">
                {number}
              </span>
            ))}
          </p>
          <span className="state">
            {card.saidAt !== null ? (
              <button type="button" className="btn quiet state" onClick={() => said(index, null)}>
                <Icon name="ok" /> {text.phone.saidAt(callTime(card.saidAt))}
              </button>
            ) : card.gone ? (
              <span className="dim">{text.phone.noLonger}</span>
            ) : (
              <>
                {card.fresh && <span className="new">{text.phone.isNew}</span>}
                <button
                  type="button"
                  className="btn"
                  onClick={() => said(index, began === null ? 0 : Date.now() - began)}
                >
                  {text.phone.said}
                </button>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Ask({ calling: { call, change, began } }: { calling: Calling }) {
  const text = useText();
  const { shown } = useHolding();
  // A question that was ticked stays although a newer suggestion no longer asks it.
  const questions = [...new Set([...Object.keys(call.asked), ...(shown.suggestion?.ask ?? [])])];
  const answered = questions.filter((question) => call.asked[question] !== undefined).length;
  return (
    <section className="slot" aria-labelledby="ask-title">
      <h3 id="ask-title">
        {text.phone.ask}
        <span className="grow">{questions.length > 0 && text.phone.answered(answered, questions.length)}</span>
      </h3>
      {questions.length === 0 && <p className="dim">{text.phone.noAsk}</p>}
      <div className="asks">
        {questions.map((question) => {
          const at = call.asked[question];
          return (
            <label key={question}>
              <input
                type="checkbox"
                checked={at !== undefined}
                onChange={(event) => {
                  const { [question]: _, ...rest } = call.asked;
                  change({
                    asked: event.target.checked
                      ? { ...rest, [question]: began === null ? 0 : Date.now() - began }
                      : rest,
                  });
                }}
              />
              <span>
                {question}
                {at !== undefined && <small>{callTime(at)}</small>}
              </span>
            </label>
          );
        })}
      </div>
    </section>
  );
}
