import { useEffect, useId, useRef, useState } from 'react';
import { useText } from '../text/index.js';

/** Shortest time between the presses: a double click or a held key is one press. */
const pauseMs = 600;

/** A decision that takes two deliberate presses; the second says what follows. */
export function TwoPresses({
  first,
  second,
  consequence,
  disabled,
  why,
  onSure,
}: {
  first: string;
  second: string;
  consequence: string;
  disabled: boolean;
  why: string;
  onSure: () => void;
}) {
  const { common } = useText();
  const told = useId();
  const [armedAt, setArmedAt] = useState(0);
  const sure = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (armedAt) sure.current?.focus();
  }, [armedAt]);
  useEffect(() => {
    if (disabled) setArmedAt(0);
  }, [disabled]);
  if (!armedAt) {
    return (
      <div>
        <button
          type="button"
          className="btn step"
          disabled={disabled}
          aria-describedby={why ? told : undefined}
          onClick={() => setArmedAt(performance.now())}
        >
          {first}
        </button>
        {why && (
          <p className="dim xs" id={told}>
            {why}
          </p>
        )}
      </div>
    );
  }
  return (
    <div className="ed-sure" role="group" aria-describedby={told}>
      <p id={told}>{consequence}</p>
      <button
        ref={sure}
        type="button"
        className="btn go"
        onClick={() => performance.now() - armedAt >= pauseMs && onSure()}
      >
        {second}
      </button>
      <button type="button" className="btn quiet" onClick={() => setArmedAt(0)}>
        {common.cancel}
      </button>
    </div>
  );
}
