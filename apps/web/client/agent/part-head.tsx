import { useState } from 'react';
import { Icon } from '../icon.js';
import { useKeys } from '../keys.js';
import { useText } from '../text/index.js';
import { CaseTypePicker } from './case-type-picker.js';
import { useHolding } from './holding.js';
import { useCaseTypes } from './use-contact.js';

/** A question's line over its part of the letter: number, case type, how sure, and why. */
export function PartHead({ index }: { index: number }) {
  const text = useText();
  const { nameOf } = useCaseTypes();
  const { suggestion, conversation } = useHolding();
  const [open, setOpen] = useState(false);
  const part = suggestion?.parts[index];
  const first = index === 0;
  // Only the first part answers Alt T: one question at a time, and it is the contact's case type.
  useKeys({ 'Alt+KeyT': first ? () => setOpen((now) => !now) : undefined });
  const caseType = first ? conversation.row.caseType : (part?.caseType ?? '');
  const word = conversation.row.word;
  const strength = part?.strength ?? ({ sure: 'strong', check: 'check', unsure: 'weak' } as const)[word];
  const sure = part ? text.strengths[part.strength] : text.words[word];
  const corrected = first && conversation.decidedBy === 'agent';
  const second = conversation.caseTypes.find((one) => one.id !== caseType);
  const reasons = conversation.reasons
    .slice(0, 3)
    .map((one) => `”${one}”`)
    .join(', ');
  return (
    <div className="part">
      <span className="n">{index + 1}</span>
      <button
        type="button"
        className="type"
        aria-haspopup="dialog"
        aria-expanded={open}
        disabled={!first}
        onClick={() => setOpen(!open)}
      >
        <span className="el">{nameOf(caseType)}</span>
        {first && <Icon name="down" size={12} />}
      </button>
      {corrected ? (
        <span className="conf strong">{text.reply.corrected}</span>
      ) : (
        <span className={`conf ${strength}`}>{sure}</span>
      )}
      {first && (
        <span className="why">
          {strength === 'weak' && second ? (
            <>
              {text.reply.or(nameOf(second.id))} <kbd>Alt T</kbd> <kbd>2</kbd>
            </>
          ) : (
            reasons && text.reply.because(reasons)
          )}
        </span>
      )}
      {open && <CaseTypePicker onClose={() => setOpen(false)} />}
    </div>
  );
}
