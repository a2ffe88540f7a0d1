import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDid } from '../../ui/undo.tsx';
import { useDeskAct } from './use-desk.ts';
import { useReopen, useTakeBack } from './use-undoing.ts';

const dayMs = 86_400_000;
const ends = ['day', 'week', 'ever'] as const;
const lengths: Record<(typeof ends)[number], number | null> = { day: dayMs, week: 7 * dayMs, ever: null };

interface BlockDialogProps {
  visitorId: string;
  name: string;
  /** My conversation with them, which ends with it; null where there is none. */
  closes: string | null;
  onClose(): void;
}

/** For how long is this visitor kept away, and why? */
export function BlockDialog({ visitorId, name, closes, onClose }: BlockDialogProps) {
  const { t } = useTranslation('desk');
  const { connection, clock } = useWorkspace();
  const act = useDeskAct();
  const did = useDid();
  const takeBack = useTakeBack();
  const reopen = useReopen();
  const form = useId();
  const [reason, setReason] = useState('');
  const [end, setEnd] = useState<(typeof ends)[number]>('day');
  const [busy, setBusy] = useState(false);
  /** Lets them in again, and gives the conversation back that ended with it where one of mine did. */
  const unblock = async (): Promise<string | null> => {
    const why = await takeBack(() => connection.request('visitor.unblock', { visitorId }))();
    return why ?? (closes === null ? null : await reopen(closes));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason.trim() === '') return;
    setBusy(true);
    const length = lengths[end];
    const until = length === null ? null : clock.now() + length;
    const done = await act(connection.request('visitor.block', { visitorId, reason, until }));
    setBusy(false);
    if (!done) return;
    onClose();
    const about = `block:${visitorId}`;
    did({ said: t('done.blocked', { name }), what: t('done.block', { name }), about, undo: unblock });
  };
  return (
    <Dialog
      open
      holds={reason !== ''}
      onOpenChange={(open) => !open && onClose()}
      title={t('block.title', { name })}
      description={t('block.hint')}
      actions={
        <Button type="submit" form={form} look="danger" busy={busy} disabled={reason.trim() === ''}>
          {t('block.confirm')}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <FormRow label={t('block.reason')} hint={t('block.reasonHint')}>
          <TextField dir="auto" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        </FormRow>
        <RadioList<(typeof ends)[number]>
          label={t('block.for')}
          value={end}
          options={ends.map((value) => ({
            value,
            label: t(`block.ends.${value}`),
            hint: t(`block.endHints.${value}`),
          }))}
          onChange={setEnd}
        />
      </form>
    </Dialog>
  );
}
