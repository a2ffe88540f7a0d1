import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/cx.ts';
import { formatTimeOfDay } from '../../lib/relative-time.ts';
import { sameTime, zoneCity } from '../../lib/zones.ts';
import { ArrowList } from '../../ui/arrow-list.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { guestTimes } from './meeting-words.ts';

interface SlotChoiceProps {
  slots: readonly { startsAt: number; endsAt: number }[];
  zone: string;
  /** The visitor's, where it is known. */
  theirZone: string | null;
  chosen: number | null;
  onChoose(startsAt: number): void;
}

/** The free times of one day, each with the visitor's clock below it where that shows another time. */
export function SlotChoice({ slots, zone, theirZone, chosen, onChoose }: SlotChoiceProps) {
  const { t } = useTranslation('book');
  const locale = useLocale();
  const first = slots[0];
  const apart = theirZone !== null && first !== undefined && !sameTime(zone, theirZone, first.startsAt);
  const there = (slot: { startsAt: number; endsAt: number }): string | null => {
    if (theirZone === null) return null;
    const times = guestTimes({ ...slot, guest: { zone: theirZone } }, zone, locale);
    if (times === null) return null;
    const time = formatTimeOfDay(slot.startsAt, locale, theirZone);
    return times.weekday === null ? time : t('thereDay', { time, weekday: times.weekday });
  };
  return (
    <div className="flex flex-col gap-1.5">
      <ArrowList label={t('time')} className="grid max-h-64 grid-cols-4 gap-1.5 overflow-y-auto p-0.5">
        {slots.map((slot) => {
          const beside = there(slot);
          return (
            <button
              key={slot.startsAt}
              type="button"
              aria-pressed={slot.startsAt === chosen}
              onClick={() => onChoose(slot.startsAt)}
              className={cx(
                'tabular flex min-h-9 flex-col items-center justify-center rounded-control border px-1 py-1',
                slot.startsAt === chosen
                  ? 'border-focus bg-selected'
                  : 'border-outline hover:border-ghost hover:bg-hover',
              )}
            >
              <span>{formatTimeOfDay(slot.startsAt, locale, zone)}</span>
              {beside !== null && <span className="text-muted text-small">{beside}</span>}
            </button>
          );
        })}
      </ArrowList>
      {apart && <p className="text-small text-muted">{t('theirs', { city: zoneCity(theirZone) })}</p>}
    </div>
  );
}
