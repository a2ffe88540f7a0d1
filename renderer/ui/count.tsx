import { cx } from '../lib/cx.ts';
import { useLocale } from './ui-provider.tsx';

interface CountProps {
  value: number;
  /** `quiet` beside a word (*Mine 4*); `loud` for people who need you. */
  look?: 'quiet' | 'loud';
  className?: string;
}

/** How many. Zero is silence: nothing is drawn. Loud it ends at 99+, for nobody counts further; quiet it says what there is. */
export function Count({ value, look = 'quiet', className }: CountProps) {
  const locale = useLocale();
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
      {look === 'quiet' ? new Intl.NumberFormat(locale).format(value) : value > 99 ? '99+' : value}
    </span>
  );
}
