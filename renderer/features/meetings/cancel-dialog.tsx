import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError } from '../../ui/form-row.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { formatDay, formatTimes } from './meeting-words.ts';

interface CancelDialogProps {
  meeting: Meeting;
  open: boolean;
  onClose(): void;
}

/** Asks before a promise to a guest is taken back. */
export function CancelDialog({ meeting, open, onClose }: CancelDialogProps) {
  const { t } = useTranslation('meetings');
  const { connection } = useWorkspace();
  const me = useMe();
  const locale = useLocale();
  const minute = useMinute();
  const say = useToast();
  const keep = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { guest, startsAt, endsAt } = meeting;

  const close = (): void => {
    setRefused(null);
    onClose();
  };
  const cancel = async (): Promise<void> => {
    setBusy(true);
    setRefused(null);
    const result = await connection.request('meeting.cancel', { meetingId: meeting.id });
    setBusy(false);
    if (!result.ok) {
      setRefused(t(result.error.code === 'forbidden' ? 'cancel.forbidden' : 'cancel.failed'));
      return;
    }
    close();
    say({ title: t('cancel.done'), detail: t('cancel.tell', { email: guest.email }), tone: 'done' });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      title={t('cancel.title', { name: guest.name })}
      description={t('cancel.meaning', {
        day: formatDay(startsAt, minute, locale, me.zone),
        times: formatTimes(startsAt, endsAt, locale, me.zone),
      })}
      initialFocus={keep}
      actions={
        <>
          <Button ref={keep} onClick={close}>
            {t('cancel.keep')}
          </Button>
          <Button look="danger" busy={busy} onClick={() => void cancel()}>
            {t('cancel.confirm')}
          </Button>
        </>
      }
    >
      <p className="selectable text-muted">{t('cancel.tell', { email: guest.email })}</p>
      {refused !== null && (
        <p className="mt-3">
          <FieldError>{refused}</FieldError>
        </p>
      )}
    </Dialog>
  );
}
