import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { elapsedSeconds, formatElapsed, isoDuration, waitingTone } from '../lib/elapsed.ts';
import { useWrittenTime } from './ui-provider.tsx';

interface ElapsedTimeProps {
  /** Server milliseconds. */
  since: number;
  /** Someone waits: neutral, amber from 20 s, red from 45 s. Any other time never changes colour. */
  waiting?: boolean;
  /** Stops the clock there, for what is over. */
  until?: number;
  className?: string;
}

/** The digits of a running time, written by the clock; `also` is told the seconds with them. */
function useDigits(
  since: number,
  until: number | undefined,
  also?: (element: HTMLTimeElement, seconds: number) => void,
): RefObject<HTMLTimeElement | null> {
  return useWrittenTime<HTMLTimeElement>(until === undefined, (element, now) => {
    const seconds = elapsedSeconds(since, until ?? now);
    const text = formatElapsed(seconds);
    if (element.textContent !== text) element.textContent = text;
    element.dateTime = isoDuration(seconds);
    also?.(element, seconds);
  });
}

function Waited({ since, until, className }: Omit<ElapsedTimeProps, 'waiting'>) {
  const { t } = useTranslation('ui');
  const digits = useDigits(since, until, (element, seconds) => {
    element.ariaLabel = t('waitedFor', { time: formatElapsed(seconds) });
    element.dataset.tone = waitingTone(seconds);
  });
  return (
    <time
      ref={digits}
      role="timer"
      aria-live="off"
      className={cx(
        'tabular shrink-0 data-[tone=amber]:text-waiting-text data-[tone=red]:font-semibold data-[tone=red]:text-missed-text',
        className,
      )}
    />
  );
}

function Passed({ since, until, className }: Omit<ElapsedTimeProps, 'waiting'>) {
  return <time ref={useDigits(since, until)} className={cx('tabular shrink-0', className)} />;
}

/** How long it has been, running, in digits (`0:23`). */
export function ElapsedTime({ waiting = false, ...rest }: ElapsedTimeProps) {
  return waiting ? <Waited {...rest} /> : <Passed {...rest} />;
}
