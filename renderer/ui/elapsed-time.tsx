import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { elapsedSeconds, formatElapsed, isoDuration, type WaitingTone, waitingTone } from '../lib/elapsed.ts';
import { useNow } from './ui-provider.tsx';

const TONES: Record<WaitingTone, string> = {
  neutral: '',
  amber: 'text-waiting-text',
  red: 'text-missed-text font-semibold',
};

interface ElapsedTimeProps {
  /** Server milliseconds. */
  since: number;
  /** Someone waits: neutral, amber from 20 s, red from 45 s. Any other time never changes colour. */
  waiting?: boolean;
  /** Stops the clock there, for what is over. */
  until?: number;
  className?: string;
}

/** How long it has been, running, in digits (`0:23`). */
export function ElapsedTime({ since, waiting = false, until, className }: ElapsedTimeProps) {
  const { t } = useTranslation('ui');
  const now = useNow(until === undefined);
  const seconds = elapsedSeconds(since, until ?? now);
  const text = formatElapsed(seconds);
  return (
    <time
      dateTime={isoDuration(seconds)}
      {...(waiting ? { role: 'timer', 'aria-live': 'off', 'aria-label': t('waitedFor', { time: text }) } : {})}
      className={cx('tabular shrink-0', waiting && TONES[waitingTone(seconds)], className)}
    >
      {text}
    </time>
  );
}
