import { cx } from '../lib/cx.ts';

interface CountProps {
  value: number;
  /** `quiet` beside a word (*Mine 4*); `loud` for people who need you. */
  look?: 'quiet' | 'loud';
  className?: string;
}

/** How many. Zero is silence: nothing is drawn. Above 99 it says 99+, for nobody counts further. */
export function Count({ value, look = 'quiet', className }: CountProps) {
  if (value <= 0) return null;
  return (
    <span
      className={cx(
        'tabular shrink-0 text-meta',
        look === 'loud'
          ? 'inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 font-semibold text-accent-ink'
          : 'text-faint',
        className,
      )}
    >
      {value > 99 ? '99+' : value}
    </span>
  );
}
