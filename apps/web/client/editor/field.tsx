import type { ReactNode } from 'react';

/** A part of the article: its name in the gutter, its text beside. */
export const Field = ({
  label,
  hint,
  internal = false,
  children,
}: {
  label: string;
  hint?: string | undefined;
  internal?: boolean;
  children: ReactNode;
}) => (
  <section className={internal ? 'ed-field internal' : 'ed-field'} aria-label={label}>
    <div className="ed-label">
      <h2>{label}</h2>
      {hint && <small>{hint}</small>}
    </div>
    <div className="ed-value">{children}</div>
  </section>
);
