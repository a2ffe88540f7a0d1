import { CalendarDays } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ViewState } from '../../../shared/client/views/view.ts';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { useMe, useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { sameTime, zoneCity } from '../../lib/zones.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { groupByDay, type MeetingDay } from './meeting-days.ts';
import { MeetingRow } from './meeting-row.tsx';
import { formatDay } from './meeting-words.ts';
import { meetingsSlot, pastStep } from './meetings-store.ts';

interface MeetingListProps {
  state: ViewState<'meetings'>;
  meetings: readonly Meeting[];
  chosen: string | null;
}

type Row = { key: string; day: MeetingDay; meeting: null } | { key: string; day: MeetingDay; meeting: Meeting };

/** Meetings under their days, in the zone of the rep's profile. */
export function MeetingList({ state, meetings, chosen }: MeetingListProps) {
  const { t } = useTranslation('meetings');
  const { ui } = useSlot(meetingsSlot);
  const { whose, when, pastDays } = useStore(ui);
  const me = useMe();
  const minute = useMinute();
  const past = when === 'past';
  if (state.status === 'failed') return <ErrorState title={t('failed')} meaning={t('failedMeaning')} />;
  if (state.status === 'loading') {
    return (
      <Skeleton className="pt-8">
        <RowBones tall />
      </Skeleton>
    );
  }
  const earlier = (
    <Button look="plain" onClick={() => ui.setState({ pastDays: pastDays + pastStep * 2 })}>
      {t('earlier', { count: pastDays })}
    </Button>
  );
  if (meetings.length === 0) {
    if (past) return <EmptyState icon={CalendarDays} title={t('emptyPast', { count: pastDays })} action={earlier} />;
    return (
      <EmptyState
        icon={CalendarDays}
        title={t(whose === 'mine' ? 'empty' : 'emptyAll')}
        hint={t('emptyHint')}
        action={<Button onClick={() => navigate(href.settings('hours'))}>{t('setHours')}</Button>}
      />
    );
  }
  const rows: Row[] = groupByDay(meetings, me.zone, minute, past).flatMap((day) => [
    { key: day.key, day, meeting: null },
    ...day.items.map((meeting) => ({ key: meeting.id, day, meeting })),
  ]);
  return (
    <>
      <ZoneNote zone={me.zone} at={minute} />
      <VirtualList
        label={t('list')}
        items={rows}
        keyOf={(row) => row.key}
        rowHeight={(row) => (row.meeting === null ? 40 : 56)}
        isHeading={(row) => row.meeting === null}
        active={chosen}
        onActiveChange={(key) => navigate(href.meetings(key), { replace: true })}
        renderRow={(row) =>
          row.meeting === null ? (
            <DayHeading day={row.day} zone={me.zone} now={minute} />
          ) : (
            <MeetingRow meeting={row.meeting} zone={me.zone} showRep={whose === 'all'} />
          )
        }
        className="flex-1"
      />
      {past && <div className="flex justify-center border-t border-hairline py-1">{earlier}</div>}
    </>
  );
}

function DayHeading({ day, zone, now }: { day: MeetingDay; zone: string; now: number }) {
  const { t } = useTranslation('meetings');
  const locale = useLocale();
  const date = formatDay(day.at, now, locale, zone);
  return (
    <h2 className="flex h-full items-end gap-2 px-4 pb-1.5 text-small">
      <span className="font-semibold text-muted">{day.when === 'other' ? date : t(`day.${day.when}`)}</span>
      {day.when !== 'other' && <span className="text-faint">{date}</span>}
    </h2>
  );
}

/** Only where this computer shows another time than the profile: then every time here needs its zone. */
function ZoneNote({ zone, at }: { zone: string; at: number }) {
  const { t } = useTranslation('meetings');
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (sameTime(zone, here, at)) return null;
  return <p className="px-4 pt-3 text-small text-muted">{t('zoneNote', { city: zoneCity(zone) })}</p>;
}
