import { cx } from '../lib/cx.ts';

interface SeatsProps {
  taken: number;
  of: number;
  /** In words, for a screen reader. */
  label: string;
  className?: string;
}

/** More seats than this are told in digits: dots beyond it are not counted at a glance. */
const mostDots = 8;

/** How much of a capacity is in use: filled places, then empty ones. */
export function Seats({ taken, of, label, className }: SeatsProps) {
  const places = Math.max(of, taken);
  if (places > mostDots) {
    return (
      <span role="img" aria-label={label} className={cx('tabular text-small text-muted', className)}>
        {`${taken}/${of}`}
      </span>
    );
  }
  return (
    <span role="img" aria-label={label} className={cx('inline-flex shrink-0 items-center gap-1', className)}>
      {Array.from({ length: places }, (_, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: places are alike and never move
          key={place}
          className={cx(
            'size-2 rounded-full',
            place < taken ? 'bg-muted' : 'shadow-[inset_0_0_0_1.25px_var(--color-ghost)]',
          )}
        />
      ))}
    </span>
  );
}
