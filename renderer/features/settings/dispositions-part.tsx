import { Eye, EyeOff, Pencil, Plus } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Disposition, mostDispositions } from '../../../shared/domain/desk.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SortableList } from '../../ui/sortable-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LoadState } from './load-state.tsx';
import { refusalWords } from './refusal-words.ts';
import { SectionPart } from './section-page.tsx';
import { useAct } from './use-act.ts';
import { useFollowed } from './use-followed.ts';

/** What conversations come to, in the order their digits have. */
export function DispositionsPart() {
  const { t } = useTranslation('settings');
  const { connection } = useWorkspace();
  const { data, error, again, put } = useFollowed('disposition.list', 'dispositions');
  const act = useAct();
  const [edited, setEdited] = useState<Disposition | 'new' | null>(null);
  const keep = async (ask: ReturnType<typeof save>): Promise<void> => {
    const all = await act(ask);
    if (all !== null) put(all);
  };
  const save = (one: Disposition) => connection.request('disposition.save', one);
  if (data === null) {
    return (
      <SectionPart title={t('labels.dispositions')}>
        <LoadState error={error} onAgain={again} />
      </SectionPart>
    );
  }
  const all = data.dispositions;
  const move = (from: number, to: number): void => {
    const ids = all.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    void keep(connection.request('disposition.order', { ids }));
  };
  return (
    <SectionPart title={t('labels.dispositions')} hint={t('labels.dispositionsHint')}>
      <SortableList
        label={t('labels.dispositions')}
        items={all}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        onMove={move}
        className="-mx-2 flex flex-col"
        renderItem={(one, _index, handle) => (
          <div className="flex min-h-10 items-center gap-2 rounded-control px-2 hover:bg-hover">
            {handle}
            <bdi className={cx('min-w-0 flex-1 truncate', !one.active && 'text-faint')}>{one.name}</bdi>
            {!one.active && <Badge>{t('labels.inactive')}</Badge>}
            <IconButton
              icon={Pencil}
              label={t('labels.editDisposition', { name: one.name })}
              onClick={() => setEdited(one)}
            />
            <IconButton
              icon={one.active ? EyeOff : Eye}
              label={t(one.active ? 'labels.retire' : 'labels.revive', { name: one.name })}
              onClick={() => void keep(save({ ...one, active: !one.active }))}
            />
          </div>
        )}
      />
      <Button icon={Plus} className="mt-2" disabled={all.length >= mostDispositions} onClick={() => setEdited('new')}>
        {t('labels.addDisposition')}
      </Button>
      {edited !== null && (
        <DispositionDialog
          disposition={edited === 'new' ? null : edited}
          onSaved={put}
          onClose={() => setEdited(null)}
        />
      )}
    </SectionPart>
  );
}

interface DispositionDialogProps {
  disposition: Disposition | null;
  onSaved(all: { dispositions: Disposition[] }): void;
  onClose(): void;
}

function DispositionDialog({ disposition, onSaved, onClose }: DispositionDialogProps) {
  const { t } = useTranslation('settings');
  const { connection, ids } = useWorkspace();
  const form = useId();
  const [name, setName] = useState(disposition?.name ?? '');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    setBusy(true);
    const next = { id: disposition?.id ?? ids.next(), name, active: disposition?.active ?? true };
    const result = await connection.request('disposition.save', next);
    setBusy(false);
    if (result.ok) {
      onSaved(result.data);
      onClose();
      return;
    }
    setWrong(result.error.detail?.why === 'name_taken' ? t('labels.nameTaken') : refusalWords(result.error, t));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={
        disposition === null ? t('labels.newDisposition') : t('labels.editDisposition', { name: disposition.name })
      }
      actions={
        <Button type="submit" form={form} look="primary" busy={busy} disabled={name.trim() === ''}>
          {t('labels.save')}
        </Button>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void submit(event)}>
        <FormRow label={t('labels.name')} error={wrong}>
          <TextField
            dir="auto"
            maxLength={60}
            value={name}
            onChange={(event) => {
              setWrong(null);
              setName(event.target.value);
            }}
          />
        </FormRow>
      </form>
    </Dialog>
  );
}
