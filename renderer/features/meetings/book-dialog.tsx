import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../bridge/use-request.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { zoneCity } from '../../lib/zones.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { useDid } from '../../ui/undo.tsx';
import { useOnce } from '../../ui/use-once.ts';
import { dayKey } from './meeting-days.ts';
import { formatDay, formatTimes } from './meeting-words.ts';
import { SlotChoice } from './slot-choice.tsx';

export interface BookDialogProps {
  conversationId: string;
  visitorId: string;
  onClose(): void;
}

/** Books one of the rep's own free times for the visitor, on both clocks; or copies the link by which the visitor does. */
export function BookDialog({ conversationId, visitorId, onClose }: BookDialogProps) {
  const { t } = useTranslation('book');
  const me = useMe();
  const { connection, ids } = useWorkspace();
  const locale = useLocale();
  const minute = useMinute();
  const did = useDid();
  const form = useId();
  const times = useRequest('meeting.slots', {});
  const card = useRequest('visitor.get', { visitorId }).data?.card ?? null;
  const link = useRequest('conversation.desk', { conversationId }).data?.bookingLink ?? null;
  const [clientId] = useState(() => ids.next());
  const [wantedDay, setDay] = useState<string | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  /** What was typed; null while it is what is known. */
  const [typedName, setName] = useState<string | null>(null);
  const [typedEmail, setEmail] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const name = (typedName ?? card?.name ?? '').trim();
  const email = (typedEmail ?? card?.email ?? '').trim();

  const slots = times.data?.slots ?? null;
  const days = [...Map.groupBy(slots ?? [], ({ startsAt }) => dayKey(startsAt, me.zone))];
  const [day, free] = days.find(([key]) => key === wantedDay) ?? days[0] ?? [null, []];
  const chosen = free.find(({ startsAt }) => startsAt === picked) ?? null;
  const ready = chosen !== null && name !== '' && email !== '';

  const book = useOnce(async (startsAt: number): Promise<void> => {
    setWrong(null);
    const result = await connection.request('meeting.book_for', { conversationId, clientId, startsAt, name, email });
    if (!result.ok) {
      const { code } = result.error;
      setWrong(
        t(code === 'slot_taken' || code === 'bad_request' || code === 'conflict' ? `wrong.${code}` : 'wrong.other'),
      );
      if (code === 'slot_taken') {
        setPicked(null);
        times.again();
      }
      return;
    }
    const { meeting } = result.data;
    onClose();
    did({
      said: t('done', {
        day: formatDay(meeting.startsAt, minute, locale, me.zone),
        times: formatTimes(meeting.startsAt, meeting.endsAt, locale, me.zone),
      }),
      what: t('doing'),
      about: `booking:${meeting.id}`,
      undo: async () => {
        const canceled = await connection.request('meeting.cancel', { meetingId: meeting.id });
        return canceled.ok ? null : t('wrong.undo');
      },
    });
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) void book(chosen.startsAt);
  };

  return (
    <Dialog
      open
      width="medium"
      holds={typedName !== null || typedEmail !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('hint', { city: zoneCity(me.zone) })}
      actions={
        <>
          {link !== null && <CopyButton size="medium" text={link} label={t('copyLink')} />}
          {days.length > 0 && (
            <Button type="submit" form={form} look="primary" disabled={!ready}>
              {t('confirm')}
            </Button>
          )}
        </>
      }
    >
      {slots === null && times.error === null && <p className="text-muted">{t('looking')}</p>}
      {slots === null && times.error !== null && (
        <div className="flex items-center gap-3">
          <FieldError>{t('failed')}</FieldError>
          <Button size="small" onClick={times.again}>
            {t('tryAgain')}
          </Button>
        </div>
      )}
      {slots !== null && day === null && (
        <div className="flex flex-col items-start gap-3">
          <p className="text-muted">{t('empty')}</p>
          <Button
            size="small"
            onClick={() => {
              onClose();
              navigate(href.settings('hours'));
            }}
          >
            {t('setHours')}
          </Button>
        </div>
      )}
      {day !== null && (
        <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
          <FormRow label={t('day')}>
            <Select
              value={day}
              options={days.map(([value, [first]]) => ({
                value,
                label: formatDay(first?.startsAt ?? minute, minute, locale, me.zone),
              }))}
              onChange={(next) => {
                setDay(next);
                setPicked(null);
              }}
            />
          </FormRow>
          <SlotChoice slots={free} zone={me.zone} theirZone={card?.zone ?? null} chosen={picked} onChoose={setPicked} />
          <div className="flex gap-3">
            <FormRow label={t('name')} className="flex-1">
              <TextField
                dir="auto"
                maxLength={100}
                value={typedName ?? card?.name ?? ''}
                onChange={(event) => setName(event.target.value)}
              />
            </FormRow>
            <FormRow label={t('email')} className="flex-1">
              <TextField
                type="email"
                value={typedEmail ?? card?.email ?? ''}
                onChange={(event) => setEmail(event.target.value)}
              />
            </FormRow>
          </div>
          <p className="text-small text-muted">{t('tell')}</p>
        </form>
      )}
      {wrong !== null && (
        <p className="mt-3">
          <FieldError>{wrong}</FieldError>
        </p>
      )}
    </Dialog>
  );
}
