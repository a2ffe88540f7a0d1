import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What it means, for people first. */
  meaning: string;
  confirm: string;
  onClose(): void;
  onConfirm(): Promise<void>;
}

/** Asks before something that others feel at once. */
export function ConfirmDialog({ open, title, meaning, confirm, onClose, onConfirm }: ConfirmDialogProps) {
  const { t } = useTranslation('settings');
  const back = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={title}
      description={meaning}
      initialFocus={back}
      actions={
        <>
          <Button ref={back} onClick={onClose}>
            {t('no')}
          </Button>
          <Button
            look="danger"
            busy={busy}
            onClick={() => {
              setBusy(true);
              void onConfirm().finally(() => {
                setBusy(false);
                onClose();
              });
            }}
          >
            {confirm}
          </Button>
        </>
      }
    />
  );
}
