import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Name } from '../../../shared/domain/scalars.ts';
import type { SavedView } from '../../../shared/protocol/rep/live.ts';
import { useMe, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { liveSlot } from './live-store.ts';
import { lookOf } from './live-window.ts';

interface SaveViewDialogProps {
  /** The view that gets another name, `new` for what is on screen. */
  view: SavedView | 'new';
  onClose(): void;
}

/** What the view is called, and for a manager whether everybody has it. */
export function SaveViewDialog({ view, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation('live');
  const me = useMe();
  const { ids } = useWorkspace();
  const { ui, saved } = useSlot(liveSlot);
  const known = view === 'new' ? null : view;
  const [name, setName] = useState(known?.name ?? '');
  const [shared, setShared] = useState(known?.shared ?? false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();

  const save = async (): Promise<void> => {
    const called = Name.safeParse(name);
    if (!called.success) {
      setWrong(t('views.nameMissing'));
      return;
    }
    setBusy(true);
    const id = known?.id ?? ids.next();
    const look = known?.look ?? lookOf(ui.getState());
    const error = await saved.save({ id, name: called.data, shared, look });
    setBusy(false);
    if (error !== null) {
      setWrong(t(error.code === 'conflict' ? 'views.tooMany' : 'views.failed'));
      return;
    }
    if (known === null) ui.setState({ viewId: id });
    onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={known === null ? t('views.save') : t('views.rename')}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FormRow label={t('views.name')} error={wrong}>
          <TextField value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
        </FormRow>
        {me.role !== 'rep' && (
          <Checkbox checked={shared} onChange={setShared}>
            {t('views.shared')}
          </Checkbox>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('views.cancel')}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t('views.keep')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
