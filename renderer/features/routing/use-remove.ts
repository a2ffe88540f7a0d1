import { useTranslation } from 'react-i18next';
import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { useToast } from '../../ui/toast.tsx';
import { usePlanDesk } from './plan-desk.tsx';

type Change = (plan: RoutingPlan) => RoutingPlan;

/** Takes what stands at a place of its list out of the draft, says so, and offers to put it back. */
export function useRemove(): (said: string, at: number, remove: Change, putBack: Change) => void {
  const { t } = useTranslation('routing');
  const { edit, removedAt } = usePlanDesk();
  const say = useToast();
  return (said, at, remove, putBack) => {
    removedAt.current = at;
    edit(remove);
    say({ title: said, action: { label: t('rules.undo'), run: () => edit(putBack) } });
  };
}
