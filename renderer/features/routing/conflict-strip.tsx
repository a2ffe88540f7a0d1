import { GitCompareArrows } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { mergePlans } from './merge-plans.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { isBehind } from './routing-store.ts';

/** Somebody saved a newer plan than the draft began from: who, what differs, and the ways on. */
export function ConflictStrip() {
  const { t } = useTranslation('routing');
  const say = useToast();
  const { store, plan, saved } = usePlanDesk();
  const behind = useStore(store.state, isBehind);
  const base = useStore(store.state, (state) => state.base);
  const [open, setOpen] = useState(false);
  const clashes = useMemo(
    () => (behind && base !== null ? mergePlans(base, plan, saved.plan, 'mine').clashes : null),
    [behind, base, plan, saved],
  );
  if (!behind) return null;
  const { version, savedBy } = saved;
  const takeBoth = (prefer: 'mine' | 'theirs'): void => {
    setOpen(false);
    store.takeBoth(prefer);
    say({ title: t('conflict.taken', { version }), tone: 'done' });
  };
  return (
    <>
      <Strip
        tone="waiting"
        icon={GitCompareArrows}
        action={
          <span className="flex gap-2">
            <Button size="small" onClick={() => setOpen(true)}>
              {t('conflict.look')}
            </Button>
            {clashes?.length === 0 && (
              <Button size="small" look="primary" onClick={() => takeBoth('mine')}>
                {t('conflict.both')}
              </Button>
            )}
          </span>
        }
      >
        {savedBy === null
          ? t('conflict.titleRouter', { version })
          : t('conflict.title', { name: savedBy.name, version })}{' '}
        {clashes?.length === 0 && t('conflict.apart')}
      </Strip>
      {open && (
        <ConflictDialog base={base} clashes={clashes ?? []} onTakeBoth={takeBoth} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
