import { type ReactNode, useRef } from 'react';
import { Icon } from '../icon.js';
import { useText } from '../text/index.js';
import type { Explained } from '../text/supervisor.sv.js';
import { useWords } from './words.js';

/** Underlined words that open the figure's definition: what, out of what, how sure, when hidden. Escape closes and focus returns. */
export function Explain({ figure, children }: { figure: Explained; children: ReactNode }) {
  const { explain } = useWords();
  const { common } = useText();
  const sheet = useRef<HTMLDialogElement>(null);
  const { [figure]: told, terms } = explain;
  return (
    <>
      <button type="button" className="sv-how" aria-haspopup="dialog" onClick={() => sheet.current?.showModal()}>
        {children}
      </button>
      <dialog ref={sheet} className="sv-sheet" aria-label={explain.title}>
        <div className="row">
          <h2 className="grow">{explain.title}</h2>
          <button type="button" className="btn only" aria-label={common.close} onClick={() => sheet.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        <dl>
          {(['figure', 'over', 'interval', 'hidden'] as const)
            .filter((term) => told[term])
            .map((term) => (
              <div key={term}>
                <dt>{terms[term]}</dt>
                <dd>{told[term]}</dd>
              </div>
            ))}
        </dl>
      </dialog>
    </>
  );
}
