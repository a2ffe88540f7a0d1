import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { ChangeList } from './change-list.tsx';
import type { PlanClash } from './merge-plans.ts';
import { namesOf } from './names-of.ts';
import { planChanges } from './plan-changes.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { RoomPart } from './room-page.tsx';

interface ConflictDialogProps {
  /** What the draft began from; null where the router could not say. */
  base: RoutingPlan | null;
  clashes: readonly PlanClash[];
  onTakeBoth(prefer: 'mine' | 'theirs'): void;
  onClose(): void;
}

/** Who changed what since the draft began, where both changed the same, and what is to become of it. */
export function ConflictDialog({ base, clashes, onTakeBoth, onClose }: ConflictDialogProps) {
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const { store, plan, saved, names, people, sites } = usePlanDesk();
  const [prefer, setPrefer] = useState<'mine' | 'theirs'>('mine');
  const who = saved.savedBy?.name ?? t('history.router');
  const plans = [plan, saved.plan, ...(base === null ? [] : [base])];
  // What only the plan before had has its name from there.
  const all = { ...namesOf(plans, { people, sites, accounts: {} }, t, locale), rep: names.rep, account: names.account };
  const changes = (before: RoutingPlan, after: RoutingPlan) => planChanges(before, after, all, t, locale);
  const nameOf = ({ kind, id }: PlanClash): string => {
    if (id === null) return t('changes.order');
    if (kind === 'rep') return names.rep(id);
    const list = plans.flatMap((one): { id: string; name: string }[] => [...one.rules, ...one.queues, ...one.hours]);
    return list.find((one) => one.id === id)?.name ?? '';
  };
  const act = (done: () => void) => () => {
    onClose();
    done();
  };
  const overwrite = (): void => {
    store.keepMine();
    void store.save();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="wide"
      title={t('conflict.dialog')}
      description={t(
        base === null ? 'conflict.meaning' : clashes.length === 0 ? 'conflict.apart' : 'conflict.touching',
      )}
      actions={
        <>
          <Button onClick={onClose}>{t('conflict.later')}</Button>
          <Button onClick={act(store.discard)}>{t('conflict.theirs')}</Button>
          {base === null ? (
            <Button look="primary" onClick={act(overwrite)}>
              {t('conflict.mine')}
            </Button>
          ) : (
            <Button look="primary" onClick={() => onTakeBoth(prefer)}>
              {t('conflict.both')}
            </Button>
          )}
        </>
      }
    >
      {base === null ? (
        <ChangeList changes={changes(saved.plan, plan)} />
      ) : (
        <div className="-mt-7">
          {clashes.length > 0 && (
            <RoomPart title={t('conflict.clashes')}>
              <ul className="list-disc ps-5 pb-3">
                {clashes.map((clash) => (
                  <li key={`${clash.kind}/${clash.id}`} className="wrap-anywhere">
                    {nameOf(clash)}
                  </li>
                ))}
              </ul>
              <RadioList<'mine' | 'theirs'>
                label={t('conflict.whose')}
                value={prefer}
                options={[
                  { value: 'mine', label: t('conflict.whoseMine'), hint: t('conflict.whoseMineHint', { name: who }) },
                  {
                    value: 'theirs',
                    label: t('conflict.whoseTheirs', { name: who }),
                    hint: t('conflict.whoseTheirsHint'),
                  },
                ]}
                onChange={setPrefer}
              />
            </RoomPart>
          )}
          <RoomPart title={t('conflict.theyChanged', { name: who })}>
            <ChangeList changes={changes(base, saved.plan)} />
          </RoomPart>
          <RoomPart title={t('conflict.youChanged')}>
            <ChangeList changes={changes(base, plan)} />
          </RoomPart>
        </div>
      )}
    </Dialog>
  );
}
