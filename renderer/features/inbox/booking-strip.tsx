import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { formatElapsed } from '../../lib/elapsed.ts';
import { Strip } from '../../ui/strip.tsx';
import { useNow } from '../../ui/ui-provider.tsx';

interface BookingStripProps {
  item: InboxItem;
  /** The visitor's name. */
  name: string;
}

/** The visitor waited and books at once: the rep who accepted meanwhile owes no greeting yet. Heard once, without the running seconds. */
export function BookingStrip({ item, name }: BookingStripProps) {
  const { t } = useTranslation('inbox');
  const until = item.bookingUntil;
  const now = useNow(until !== null);
  if (until === null || until <= now) return null;
  return (
    <div className="mb-2">
      <Strip icon={CalendarClock}>
        <span className="sr-only">{t('booking.heard', { name })}</span>
        <span aria-hidden="true" className="tabular">
          {t('booking.shown', { name, time: formatElapsed(Math.ceil((until - now) / 1000)) })}
        </span>
      </Strip>
    </div>
  );
}
