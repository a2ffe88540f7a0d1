import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

export interface TimelineEntry {
  key: string;
  /** What; one line, cut where it does not fit. */
  title: ReactNode;
  /** Under it, weaker. */
  detail?: ReactNode;
  /** At the end of the line: a time. */
  aside?: ReactNode;
  /** The one that lasts: drawn full. */
  now?: boolean;
}

/** What happened, newest first or oldest first as given, along a line. */
export function Timeline({
  label,
  entries,
  wraps = false,
}: {
  label: string;
  entries: readonly TimelineEntry[];
  /** Sentences instead of names: nothing is cut. */
  wraps?: boolean;
}) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {entries.map((entry, index) => (
        <li key={entry.key} className="relative flex gap-3 pb-2.5 last:pb-0">
          {index < entries.length - 1 && (
            <span aria-hidden="true" className="absolute start-[3.5px] top-3.5 bottom-[-6px] w-px bg-hairline" />
          )}
          <span
            aria-hidden="true"
            className={cx(
              'mt-1.5 size-2 shrink-0 rounded-full',
              entry.now === true ? 'bg-accent' : 'bg-panel shadow-[inset_0_0_0_1.5px_var(--color-ghost)]',
            )}
          />
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline gap-2">
              <span className={cx('min-w-0 flex-1', !wraps && 'truncate', entry.now === true && 'font-medium')}>
                {entry.title}
              </span>
              {entry.aside !== undefined && (
                <span className="tabular shrink-0 text-small text-faint">{entry.aside}</span>
              )}
            </div>
            {entry.detail !== undefined && (
              <div className={cx('text-small text-faint', !wraps && 'truncate')}>{entry.detail}</div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
