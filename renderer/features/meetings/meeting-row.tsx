import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { cx } from '../../lib/cx.ts';
import { formatTimeOfDay } from '../../lib/relative-time.ts';
import { zoneCity } from '../../lib/zones.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { DemoBadge } from '../../ui/demo-badge.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { guestTimes } from './meeting-words.ts';

interface MeetingRowProps {
  meeting: Meeting;
  zone: string;
  /** Draws whose it is. */
  showRep: boolean;
}

/** One meeting: when, then who. */
export function MeetingRow({ meeting, zone, showRep }: MeetingRowProps) {
  const { t } = useTranslation('meetings');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const minute = useMinute();
  const { guest, company, rep, startsAt, endsAt } = meeting;
  const canceled = meeting.status === 'canceled';
  const running = !canceled && startsAt <= minute && minute < endsAt;
  const there = guestTimes(meeting, zone, locale);
  const thereWords =
    there === null
      ? null
      : t('there', { time: formatTimeOfDay(startsAt, locale, guest.zone), city: zoneCity(guest.zone) });
  return (
    <div className="flex h-full items-center gap-3 px-4">
      <div className={cx('tabular w-16 shrink-0', canceled && 'text-faint')}>
        <p className={cx('font-medium', canceled && 'line-through')}>{formatTimeOfDay(startsAt, locale, zone)}</p>
        <p className={cx('text-small', running ? 'font-medium text-accent-text' : 'text-faint')}>
          {running ? t('now') : formatTimeOfDay(endsAt, locale, zone)}
        </p>
      </div>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <bdi className={cx('truncate font-medium', canceled && 'text-muted line-through')}>{guest.name}</bdi>
          {meeting.practice && <DemoBadge className="self-center" />}
          {canceled && <span className="shrink-0 text-small text-missed-text">{t('canceled')}</span>}
        </p>
        <p className="flex items-baseline gap-1 text-small text-muted">
          {(company !== null || there === null) && <bdi className="truncate">{company?.name ?? guest.email}</bdi>}
          {company?.target === true && (
            <span role="img" aria-label={tv('target')} className="shrink-0 text-accent-text">
              {'◆'}
            </span>
          )}
          {thereWords !== null && (
            <span className="shrink-0">
              {company !== null && '· '}
              {thereWords}
            </span>
          )}
        </p>
      </div>
      {showRep && <Avatar id={rep.id} name={rep.name} photo={rep.photo} size={24} named />}
    </div>
  );
}
