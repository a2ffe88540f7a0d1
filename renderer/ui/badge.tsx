import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

export type BadgeTone = 'neutral' | 'accent' | 'waiting' | 'missed' | 'booked' | 'available';

const TONES: Record<BadgeTone, string> = {
  neutral: 'bg-hover text-muted',
  accent: 'bg-selected text-accent-text',
  waiting: 'bg-waiting-soft text-waiting-text',
  missed: 'bg-missed-soft text-missed-text',
  booked: 'bg-booked-soft text-booked-text',
  available: 'bg-[color-mix(in_oklab,var(--color-available)_14%,transparent)] text-available-text',
};

/** A word about a thing, such as *Booked*. The tone repeats the word, it never replaces it. */
export function Badge({
  tone = 'neutral',
  children,
  className,
}: {
  tone?: BadgeTone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-[0.3125rem] px-1.5 text-meta font-medium whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
