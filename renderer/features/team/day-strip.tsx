import { useTranslation } from 'react-i18next';
import type { PresenceSpan } from '../../../shared/domain/presence-span.ts';
import { cx } from '../../lib/cx.ts';
import { tip } from '../../ui/tips.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { type DayLook, dayParts } from './day-parts.ts';
import { spanWords } from './day-words.ts';

const LOOKS: Record<DayLook, string> = {
  available: 'h-2 bg-available',
  away: 'h-1.5 bg-away',
  busy: 'h-1.5 bg-busy',
  lost: 'h-0.5 bg-ghost',
  offline: 'h-px bg-ghost',
};

interface DayStripProps {
  name: string;
  day: { from: number; to: number };
  spans: readonly PresenceSpan[];
}

/**
 * A day of presence as a thin strip: height and colour say what, a word under the pointer says why. A screen reader reads
 * the same as a list in the person's panel, so the strip itself is a picture.
 */
export function DayStrip({ name, day, spans }: DayStripProps) {
  const { t } = useTranslation('team');
  const { t: tp } = useTranslation('presence');
  const locale = useLocale();
  const minute = useMinute();
  const now = minute + 60_000;
  const words = { t, tp, locale, now: minute };
  const progress = Math.min(1, Math.max(0, (now - day.from) / (day.to - day.from)));
  return (
    <span role="img" aria-label={t('day.label', { name })} className="relative block h-4 w-full">
      <span className="absolute inset-x-0 top-[0.4375rem] h-px bg-hairline" />
      {dayParts(spans, day.from, day.to, now).map(({ key, look, start, width, span }) => (
        <span
          key={key}
          {...tip(spanWords(span, words))}
          className="absolute inset-y-0 flex items-center"
          style={{ insetInlineStart: `${start * 100}%`, width: `max(2px, ${width * 100}%)` }}
        >
          <span className={cx('w-full rounded-[1px]', LOOKS[look])} />
        </span>
      ))}
      <span className="absolute inset-y-0 w-px bg-ghost" style={{ insetInlineStart: `${progress * 100}%` }} />
    </span>
  );
}
