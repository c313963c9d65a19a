import { useEffect, useRef } from 'react';
import { call } from '../api.js';
import { SignedIn } from '../contracts.js';
import { signInPath } from '../session.js';
import { useText } from '../text/index.js';

/** The sign-in ran out while someone worked. Everything typed is still on the page and kept; signing in again comes back here. */
export function Expired({ onBack, onDone }: { onBack: () => void; onDone: () => void }) {
  const { signIn } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // Signed in again in another tab: nothing needs to be left.
  useEffect(() => {
    const look = () =>
      document.visibilityState === 'visible' && call('/auth/me', { answer: SignedIn }).then(onDone, () => undefined);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [onDone]);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="expired-title" onClose={onBack}>
      <h2 id="expired-title">{signIn.expiredTitle}</h2>
      <p>{signIn.expired}</p>
      <div className="row">
        <a className="btn go" href={signInPath()}>
          {signIn.again}
        </a>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          {signIn.later}
        </button>
      </div>
    </dialog>
  );
}
