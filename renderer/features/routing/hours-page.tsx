import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BusinessHours } from '../../../shared/domain/routing-plan.ts';
import { navigate } from '../../lib/use-route.ts';
import { spansOf, weekOf } from '../../lib/weekly-hours.ts';
import { zoneOptions } from '../../lib/zone-options.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useMinute } from '../../ui/ui-provider.tsx';
import { WeekEditor } from '../../ui/week-editor.tsx';
import { putHours, removeHours, restoreHours, usersOfHours } from './draft-plan.ts';
import { HolidayList } from './holiday-list.tsx';
import { PlaceIssues } from './place-issues.tsx';
import { usePlanDesk } from './plan-desk.tsx';
import { BackLink, RoomPart } from './room-page.tsx';
import { hrefOf } from './rooms.ts';
import { useRemove } from './use-remove.ts';

/** One set of business hours: zone, week, holidays. */
export function HoursPage({ hoursId }: { hoursId: string }) {
  const { t } = useTranslation('routing');
  const { plan, names, mayEdit, edit } = usePlanDesk();
  const remove = useRemove();
  const all = hrefOf({ room: 'hours', item: null });
  const hours = plan.hours.find(({ id }) => id === hoursId);
  const day = Math.floor(useMinute() / 86_400_000) * 86_400_000;
  const zone = hours?.zone ?? 'UTC';
  const zones = useMemo(() => zoneOptions(zone, day), [zone, day]);
  const back = <BackLink href={all}>{t('back.hours')}</BackLink>;
  if (hours === undefined || !mayEdit) {
    return (
      <>
        {back}
        <EmptyState title={t('gone.title')} hint={t('gone.hint')} />
      </>
    );
  }
  const put = (part: Partial<BusinessHours>): void => edit((now) => putHours(now, { ...hours, ...part }));
  const users = usersOfHours(plan, hoursId);
  const at = plan.hours.indexOf(hours);
  return (
    <>
      {back}
      <div className="flex flex-wrap gap-4">
        <FormRow label={t('hours.name')} className="min-w-56 flex-1">
          <TextField value={hours.name} onChange={(event) => put({ name: event.currentTarget.value })} />
        </FormRow>
        <FormRow label={t('hours.zone')} className="min-w-56 flex-1">
          <Combobox value={zone} options={zones} onChange={(next) => put({ zone: next })} />
        </FormRow>
      </div>
      <PlaceIssues room="hours" item={hoursId} />
      <RoomPart title={t('hours.week')}>
        <WeekEditor
          label={t('hours.week')}
          dayLabel={(name) => t('hours.open', { day: name })}
          week={weekOf(hours.openings)}
          overnight
          onChange={(week) => put({ openings: spansOf(week) })}
        />
      </RoomPart>
      <RoomPart title={t('hours.holidays')} hint={t('hours.holidaysHint')}>
        <HolidayList holidays={hours.holidays} onChange={(holidays) => put({ holidays })} />
      </RoomPart>
      <div className="flex flex-wrap items-center gap-3 pt-8">
        <Button
          icon={Trash2}
          disabled={users.length > 0}
          onClick={() => {
            navigate(all);
            remove(
              t('hours.deleted', { name: hours.name }),
              at,
              (now) => removeHours(now, hoursId),
              (now) => restoreHours(now, hours, at),
            );
          }}
        >
          {t('hours.delete')}
        </Button>
        <p className="min-w-0 flex-1 text-small text-muted">
          {users.length > 0 ? t('hours.deleteNot', { users: names.allOf(users) }) : t('hours.unused')}
        </p>
      </div>
    </>
  );
}
