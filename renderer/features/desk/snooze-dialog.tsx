import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { formatWithinAWeek } from '../../lib/relative-time.ts';
import { zoneCity } from '../../lib/zones.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { useDid } from '../../ui/undo.tsx';
import { useOnce } from '../../ui/use-once.ts';
import { ChoiceList } from './choice-list.tsx';
import { fromFieldTime, snoozePresetsOf, snoozeUntil, toFieldTime } from './snooze-times.ts';
import { useDeskAct } from './use-desk.ts';
import { snoozingOf, useTakeBack } from './use-undoing.ts';

interface SnoozeDialogProps {
  conversationId: string;
  onClose(): void;
}

/** Until when is it put aside? */
export function SnoozeDialog({ conversationId, onClose }: SnoozeDialogProps) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const { connection, clock } = useWorkspace();
  const act = useDeskAct();
  const did = useDid();
  const takeBack = useTakeBack();
  const locale = useLocale();
  const now = useMinute();
  const [picked, setPicked] = useState(() => toFieldTime(snoozeUntil('tomorrow', clock.now(), me.zone), me.zone));
  const snooze = useOnce(async (until: number): Promise<void> => {
    const ask = (to: number | null) => connection.request('conversation.snooze', { conversationId, until: to });
    if (!(await act(ask(until)))) return;
    onClose();
    const time = formatWithinAWeek(until, locale, me.zone);
    const about = snoozingOf(conversationId);
    did({ said: t('done.snoozed', { time }), what: t('done.snooze'), about, undo: takeBack(() => ask(null)) });
  });
  const until = fromFieldTime(picked, me.zone);
  const usable = until !== null && until > now;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (usable) void snooze(until);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('snooze.title')} description={t('snooze.hint')}>
      <ChoiceList
        label={t('snooze.title')}
        choices={snoozePresetsOf(now, me.zone).map((preset) => {
          const at = snoozeUntil(preset, now, me.zone);
          return {
            id: preset,
            label: t(`snooze.presets.${preset}`),
            aside: formatWithinAWeek(at, locale, me.zone),
            run: () => void snooze(snoozeUntil(preset, clock.now(), me.zone)),
          };
        })}
      />
      <form onSubmit={submit} className="mt-4 flex items-end gap-2">
        <FormRow label={t('snooze.pick', { city: zoneCity(me.zone) })} className="flex-1">
          <TextField type="datetime-local" value={picked} onChange={(event) => setPicked(event.target.value)} />
        </FormRow>
        <Button type="submit" disabled={!usable}>
          {t('snooze.confirm')}
        </Button>
      </form>
    </Dialog>
  );
}
