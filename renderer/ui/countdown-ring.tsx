import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { useNow } from './ui-provider.tsx';

interface CountdownRingProps {
  /** Server milliseconds at which it is over. */
  until: number;
  /** The whole time in milliseconds: the full circle. */
  whole: number;
  size?: 20 | 28;
  className?: string;
}

/** What is left of an offer: a ring that empties, and the seconds in digits beside it. */
export function CountdownRing({ until, whole, size = 20, className }: CountdownRingProps) {
  const { t } = useTranslation('ui');
  const left = Math.max(0, Math.ceil((until - useNow()) / 1000));
  const share = Math.min(1, (left * 1000) / whole);
  const urgent = left <= 5;
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={t('secondsLeft', { seconds: left })}
      className={cx(
        'tabular inline-flex shrink-0 items-center gap-1.5 font-medium',
        urgent ? 'text-missed-text' : 'text-muted',
        className,
      )}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 20 20"
        width={size}
        height={size}
        fill="none"
        strokeWidth="2.25"
        className="-rotate-90"
      >
        <circle cx="10" cy="10" r="8" stroke="currentColor" opacity="0.18" />
        <circle
          cx="10"
          cy="10"
          r="8"
          stroke="currentColor"
          pathLength="1"
          strokeDasharray="1"
          strokeDashoffset={1 - share}
          strokeLinecap="round"
          className={cx('transition-[stroke-dashoffset] duration-1000 ease-linear', left === 0 && 'opacity-0')}
        />
      </svg>
      <span aria-hidden="true">{left}</span>
    </span>
  );
}
