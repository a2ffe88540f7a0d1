import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChosenStatus } from '../../../shared/domain/presence.ts';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { presenceShape } from '../../lib/presence-shape.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';

interface SetStatusDialogProps {
  item: TeamItem;
  onClose(): void;
}

const chosen = (status: TeamItem['presence']['status']): ChosenStatus => (status === 'away_missed' ? 'away' : status);

/** A manager says what a rep's status is; the rep is told who did and why. */
export function SetStatusDialog({ item: { id, person, presence }, onClose }: SetStatusDialogProps) {
  const { t } = useTranslation('team');
  const { t: tp } = useTranslation('presence');
  const { connection } = useWorkspace();
  const say = useToast();
  const form = useId();
  const [status, setStatus] = useState(chosen(presence.status));
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { name } = person;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    const result = await connection.request('presence.set_for', { repId: id, status, note });
    setBusy(false);
    if (!result.ok) {
      setRefused(t(result.error.code === 'not_found' ? 'status.gone' : 'status.failed'));
      return;
    }
    onClose();
    say({ title: t('status.done', { name, status: tp(`statuses.${status}`) }), tone: 'done' });
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={t('status.title', { name })}
      description={t('status.meaning', { name })}
      actions={
        <Button type="submit" form={form} look="primary" busy={busy}>
          {t('status.confirm')}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <RadioList<ChosenStatus>
          label={t('status.label')}
          value={status}
          options={ChosenStatus.options.map((each) => ({
            value: each,
            label: tp(`statuses.${each}`),
            hint: tp(`meansFor.${each}`),
            mark: (
              <StatusDot
                shape={presenceShape(each)}
                label={tp(`statuses.${each}`)}
                word="silent"
                className="mt-[5px]"
              />
            ),
          }))}
          onChange={setStatus}
        />
        <FormRow label={t('status.note')} hint={t('status.noteHint', { name })}>
          <TextField value={note} maxLength={200} onChange={(event) => setNote(event.currentTarget.value)} />
        </FormRow>
        {refused !== null && <FieldError>{refused}</FieldError>}
      </form>
    </Dialog>
  );
}
