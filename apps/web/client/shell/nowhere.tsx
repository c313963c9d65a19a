import { Link } from 'react-router';
import { useText } from '../text/index.js';

export const Nowhere = ({ denied = false }: { denied?: boolean }) => {
  const { frame, workspaces } = useText();
  return (
    <main className="empty">
      <h2>{denied ? frame.noAccess : frame.missing}</h2>
      <p>{denied ? frame.noAccessText : frame.missingText}</p>
      {!denied && (
        <Link className="btn" to="/">
          {workspaces['agent']}
        </Link>
      )}
    </main>
  );
};
