import { useMemo } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { type Availability, slotMinutes } from '../../../shared/domain/meeting.ts';
import { Zone } from '../../../shared/domain/scalars.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { spansOf, weekMinutes, weekOf, wrongWith } from '../../lib/weekly-hours.ts';
import { zoneOptions } from '../../lib/zone-options.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useMinute } from '../../ui/ui-provider.tsx';
import { WeekEditor } from '../../ui/week-editor.tsx';

const HoursOfDay = z.object({
  weekday: z.number(),
  spans: z.array(z.object({ from: z.number(), to: z.number() })),
});
const HoursForm = z.object({
  zone: Zone,
  week: z.array(HoursOfDay).refine((week) => week.every((day) => wrongWith(day) === null)),
});

/** My bookable hours: what visitors are offered when they book. */
export function HoursSection() {
  const { t } = useTranslation('meetings');
  const { data, error, again } = useRequest('availability.get', {});
  return (
    <div className="scroll-plane flex min-h-0 flex-1 flex-col">
      <div className="flex w-full max-w-[46rem] flex-col px-8 pt-7 pb-10">
        <h2 className="text-page font-semibold">{t('hours.title')}</h2>
        <p className="mt-0.5 mb-6 text-pretty text-muted">{t('hours.hint', { minutes: slotMinutes })}</p>
        {data !== null ? (
          <HoursFields availability={data} />
        ) : error === null ? (
          <Skeleton className="-mx-4">
            <RowBones count={7} />
          </Skeleton>
        ) : (
          <ErrorState
            title={t('hours.failed')}
            meaning={t('hours.failedMeaning')}
            action={<Button onClick={again}>{t('hours.tryAgain')}</Button>}
          />
        )}
      </div>
    </div>
  );
}

function HoursFields({ availability }: { availability: Availability }) {
  const { t } = useTranslation('meetings');
  const { connection } = useWorkspace();
  const minute = useMinute();
  const { form, submit, dirty, busy, justSaved, refusal, discard } = useSavedForm({
    name: 'hours',
    schema: HoursForm,
    saved: { zone: availability.zone, week: weekOf(availability.spans) },
    send: ({ zone, week }) => connection.request('availability.set', { zone, spans: spansOf(week) }),
  });
  const day = Math.floor(minute / 86_400_000) * 86_400_000;
  const zones = useMemo(() => zoneOptions(availability.zone, day), [availability.zone, day]);
  const hours = weekMinutes(form.watch('week')) / 60;
  return (
    <form noValidate onSubmit={submit} className="max-w-144">
      <FormRow label={t('hours.zone')} hint={t('hours.zoneHint')} className="mb-6 max-w-112">
        <Controller
          control={form.control}
          name="zone"
          render={({ field }) => <Combobox value={field.value} options={zones} onChange={field.onChange} />}
        />
      </FormRow>
      <Controller
        control={form.control}
        name="week"
        render={({ field }) => (
          <WeekEditor
            label={t('hours.title')}
            dayLabel={(name) => t('hours.works', { day: name })}
            week={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <p className="tabular py-3 text-small text-muted">
        {hours === 0 ? t('hours.none') : t('hours.total', { count: hours })}
      </p>
      <SaveBar
        dirty={dirty}
        busy={busy}
        justSaved={justSaved}
        refusal={refusal === null ? null : t('hours.notSaved')}
        onSave={() => submit()}
        onDiscard={discard}
      />
    </form>
  );
}
