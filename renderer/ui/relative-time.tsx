import { formatExact, formatRelative } from '../lib/relative-time.ts';
import { tip, tipAt } from './tips.tsx';
import { useLocale, useMinute } from './ui-provider.tsx';

interface RelativeTimeProps {
  /** Server milliseconds. */
  at: number;
  /** Zone of the exact time; the reader's own by default. */
  zone?: string;
  className?: string;
}

/** *4m ago*, with the exact time on hover and for a screen reader. */
export function RelativeTime({ at, zone, className }: RelativeTimeProps) {
  const locale = useLocale();
  const now = useMinute();
  // The minute's beginning may lie before `at`: what just happened must not be told as the future.
  const justNow = at > now && at < now + 60_000;
  const text = formatRelative(at, justNow ? at : now, locale);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      {...(zone === undefined ? tipAt(at) : tip(formatExact(at, locale, zone)))}
      className={className}
    >
      {text}
    </time>
  );
}
