import type { Change } from './figures.js';
import { place } from './figures.js';

const width = 108;
const x = (ratio: number) => 4 + place(ratio) * (width - 8);

/** A change with its interval on an axis from half to double: filled when it differs from none, hollow when it may be chance, an arrow where it goes on outside. */
export function ChangeMark({ change }: { change: Change }) {
  const surely = change.low > 1 || change.high < 1;
  return (
    <svg width={width} height="20" aria-hidden="true" className="sv-mark">
      <path d={`M${x(1)} 0V20`} className="base" />
      <path d={`M${x(change.low)} 10H${x(change.high)}`} className={surely ? 'sure' : ''} />
      {change.high > 2 && <path d={`M${width - 8} 6l4 4-4 4`} className={surely ? 'sure' : ''} />}
      {change.low < 0.5 && <path d="M8 6l-4 4 4 4" className={surely ? 'sure' : ''} />}
      <circle cx={x(change.ratio)} cy="10" r="4" className={surely ? 'sure' : ''} />
    </svg>
  );
}
