import type { TrendRow } from './figures.js';

export const dashes = ['', '5 3', '1.500 3'] as const;

/** Weeks per working day as one line, from 0. Hidden weeks are gaps. Silent to a screen reader: the table has the figures. */
export function Sparkline({ weeks, dash = '' }: { weeks: TrendRow['weeks']; dash?: string | undefined }) {
  const values = weeks.map(({ count, workingDays }) =>
    count === null || workingDays === 0 ? null : count / workingDays,
  );
  const most = Math.max(1e-9, ...values.map((value) => value ?? 0));
  const at = (value: number, index: number) =>
    `${((index / Math.max(1, values.length - 1)) * 96).toFixed(1)} ${(21 - (value / most) * 18).toFixed(1)}`;
  let path = '';
  values.forEach((value, index) => {
    if (value !== null) path += `${index > 0 && values[index - 1] !== null ? 'L' : 'M'}${at(value, index)}`;
  });
  return (
    <svg width="98" height="24" viewBox="-1 0 99 24" aria-hidden="true" className="sv-spark">
      <path d="M0 22.500H97" className="base" />
      <path d={path} strokeDasharray={dash || undefined} />
    </svg>
  );
}
