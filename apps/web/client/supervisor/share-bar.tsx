import { parts } from './figures.js';

/** From machine's words to human's: the more spruce, the more the agent wrote; hatched was rejected. The figures stand beside it as text. */
export const ShareBar = ({ share, big = false }: { share: Record<(typeof parts)[number], number>; big?: boolean }) => (
  <div className={big ? 'sv-bar big' : 'sv-bar'} aria-hidden="true">
    {parts.map((part) => (
      <i key={part} className={`sv-part ${part}`} style={{ width: `${share[part] * 100}%` }} />
    ))}
  </div>
);
