import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusChoice } from '../../../shared/domain/presence.ts';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { choiceOf, statusChoices } from '../../lib/status-choices.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';

interface SetStatusDialogProps {
  item: TeamItem;
  onClose(): void;
}

/** A manager says what a rep's status is; the rep is told who did and why. */
export function SetStatusDialog({ item: { id, person, presence }, onClose }: SetStatusDialogProps) {
  const { t } = useTranslation('team');
  const { t: tp } = useTranslation('presence');
  const locale = useLocale();
  const { connection } = useWorkspace();
  const { statuses } = useHello();
  const choices = statusChoices(statuses, 'meansFor', tp, locale);
  const say = useToast();
  const form = useId();
  const [status, setStatus] = useState(choiceOf(presence));
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
    const label = choices.find(({ value }) => value === status)?.label ?? '';
    say({ title: t('status.done', { name, status: label }), tone: 'done' });
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
        <RadioList<StatusChoice>
          label={t('status.label')}
          value={status}
          options={choices.map((choice) => ({
            value: choice.value,
            label: choice.label,
            hint: choice.hint,
            mark: <StatusMark {...choice} aligned={statuses.length > 0} />,
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
