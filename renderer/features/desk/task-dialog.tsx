import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../shared/domain/desk.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { zoneCity } from '../../lib/zones.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fromFieldTime, snoozeUntil, toFieldTime } from './snooze-times.ts';
import { useDeskAct } from './use-desk.ts';

interface TaskDialogProps {
  conversationId: string;
  /** The one to be changed; null makes one. */
  task: Task | null;
  people: readonly PersonRef[];
  onClose(): void;
}

/** What is to be done, by when, and by whom? */
export function TaskDialog({ conversationId, task, people, onClose }: TaskDialogProps) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const { connection, clock, ids } = useWorkspace();
  const act = useDeskAct();
  const form = useId();
  const [title, setTitle] = useState(task?.title ?? '');
  const [note, setNote] = useState(task?.note ?? '');
  const [ownerId, setOwnerId] = useState(task?.owner.id ?? me.id);
  const [due, setDue] = useState(() => {
    if (task !== null) return task.dueAt === null ? '' : toFieldTime(task.dueAt, me.zone);
    return toFieldTime(snoozeUntil('tomorrow', clock.now(), me.zone), me.zone);
  });
  const [busy, setBusy] = useState(false);
  const known = people.some(({ id }) => id === me.id) ? people : [me, ...people];
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === '') return;
    setBusy(true);
    const dueAt = due === '' ? null : fromFieldTime(due, me.zone);
    const id = task?.id ?? ids.next();
    const done = await act(connection.request('task.save', { id, conversationId, title, note, ownerId, dueAt }));
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog
      open
      holds={title !== (task?.title ?? '') || note !== (task?.note ?? '')}
      onOpenChange={(open) => !open && onClose()}
      title={t(task === null ? 'tasks.new' : 'tasks.edit')}
      actions={
        <Button type="submit" form={form} look="primary" busy={busy} disabled={title.trim() === ''}>
          {t('tasks.save')}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <FormRow label={t('tasks.title')}>
          <TextField dir="auto" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        </FormRow>
        <FormRow label={t('tasks.due', { city: zoneCity(me.zone) })} hint={t('tasks.dueHint')}>
          <TextField type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />
        </FormRow>
        <FormRow label={t('tasks.owner')}>
          <Combobox
            value={ownerId}
            options={known.map(({ id, name }) => ({ value: id, label: id === me.id ? t('tasks.me', { name }) : name }))}
            onChange={setOwnerId}
          />
        </FormRow>
        <FormRow label={t('tasks.note')}>
          <TextArea dir="auto" maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
        </FormRow>
      </form>
    </Dialog>
  );
}
