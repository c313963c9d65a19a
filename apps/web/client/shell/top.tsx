import { NavLink } from 'react-router';
import { useLiveState } from '../live.js';
import { Slot } from '../slots.js';
import { useText } from '../text/index.js';
import type { Workspace } from '../workspaces.js';
import { Account } from './account.js';

/** The top bar. A workspace fills its two places: `search` and `status`. */
export function Top({ workspaces }: { workspaces: readonly Workspace[] }) {
  const text = useText();
  return (
    <header className="top">
      <a className="skip" href="#main">
        {text.frame.skip}
      </a>
      <span className="brand">{text.app.name}</span>
      <Slot id="search" />
      {workspaces.length > 1 && (
        <nav className="row" style={{ gap: 2 }} aria-label={text.app.name}>
          {workspaces.map((name) => (
            <NavLink key={name} className="btn quiet" to={`/${name}`}>
              {text.workspaces[name]}
            </NavLink>
          ))}
        </nav>
      )}
      <span className="grow" />
      <Offline />
      <Slot id="status" />
      <Account />
    </header>
  );
}

const Offline = () => {
  const { frame } = useText();
  const state = useLiveState();
  return state === 'lost' ? (
    <span className="offline" role="status" title={frame.offline}>
      {frame.offline}
    </span>
  ) : null;
};
