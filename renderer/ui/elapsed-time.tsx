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

function useElapsed(since: number, until: number | undefined): number {
  const now = useNow(until === undefined);
  return elapsedSeconds(since, until ?? now);
}

function Waited({ since, until, className }: Omit<ElapsedTimeProps, 'waiting'>) {
  const { t } = useTranslation('ui');
  const seconds = useElapsed(since, until);
  const text = formatElapsed(seconds);
  return (
    <time
      dateTime={isoDuration(seconds)}
      role="timer"
      aria-live="off"
      aria-label={t('waitedFor', { time: text })}
      className={cx('tabular shrink-0', TONES[waitingTone(seconds)], className)}
    >
      {text}
    </time>
  );
}

function Passed({ since, until, className }: Omit<ElapsedTimeProps, 'waiting'>) {
  const seconds = useElapsed(since, until);
  return (
    <time dateTime={isoDuration(seconds)} className={cx('tabular shrink-0', className)}>
      {formatElapsed(seconds)}
    </time>
  );
}

/** How long it has been, running, in digits (`0:23`). */
export function ElapsedTime({ waiting = false, ...rest }: ElapsedTimeProps) {
  return waiting ? <Waited {...rest} /> : <Passed {...rest} />;
}
