import { explain, useText } from './text/index.js';

/** Something could not be fetched or done: what, why, and a way to try again. */
export function CouldNot({ title, error, onRetry }: { title: string; error: unknown; onRetry?: () => void }) {
  const text = useText();
  return (
    <div className="empty" role="alert">
      <h2>{title}</h2>
      <p>{explain(error, text)}</p>
      {onRetry && (
        <button type="button" className="btn" onClick={onRetry}>
          {text.common.retry}
        </button>
      )}
    </div>
  );
}

/** Grey lines where text is about to come. */
export const Coming = ({ lines = 6 }: { lines?: number }) => {
  const text = useText();
  return (
    <div className="lines" style={{ padding: 24 }} role="status" aria-label={text.common.loading}>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} style={{ width: `${90 - ((index * 17) % 45)}%` }} />
      ))}
    </div>
  );
};
