import { type ReactNode, useId } from 'react';

interface PanelPartProps {
  title: string;
  /** A word at the end of the title line. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One part of the visitor panel: a quiet title, then its content; parts are told apart by space alone. */
export function PanelPart({ title, aside, children }: PanelPartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="mb-2 flex items-baseline justify-between gap-2">
        <h3 id={id} className="text-small font-semibold text-muted">
          {title}
        </h3>
        {aside !== undefined && <span className="text-small text-faint">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
