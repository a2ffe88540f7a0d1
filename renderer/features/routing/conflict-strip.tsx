import { GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { ChangeList } from './change-list.tsx';
import { planChanges } from './plan-changes.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { isBehind } from './routing-store.ts';

/** Somebody saved a newer plan than the draft began from: who, what differs, and the two ways on. */
export function ConflictStrip() {
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const { store, plan, saved, names } = usePlanDesk();
  const behind = useStore(store.state, isBehind);
  const [open, setOpen] = useState(false);
  if (!behind) return null;
  const close = (act?: () => void): void => {
    setOpen(false);
    act?.();
  };
  return (
    <>
      <Strip
        tone="waiting"
        icon={GitCompareArrows}
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            {t('conflict.look')}
          </Button>
        }
      >
        {saved.savedBy === null ? t('conflict.titleRouter') : t('conflict.title', { name: saved.savedBy.name })}
      </Strip>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        width="wide"
        title={t('conflict.dialog')}
        description={t('conflict.meaning')}
        actions={
          <>
            <Button onClick={() => close()}>{t('conflict.later')}</Button>
            <Button onClick={() => close(store.discard)}>{t('conflict.theirs')}</Button>
            <Button
              look="primary"
              onClick={() =>
                close(() => {
                  store.keepMine();
                  void store.save();
                })
              }
            >
              {t('conflict.mine')}
            </Button>
          </>
        }
      >
        {open && <ChangeList changes={planChanges(saved.plan, plan, names, t, locale)} />}
      </Dialog>
    </>
  );
}
