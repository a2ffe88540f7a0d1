import { useTranslation } from 'react-i18next';
import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { useToast } from '../../ui/toast.tsx';
import { usePlanDesk } from './plan-desk.tsx';

type Change = (plan: RoutingPlan) => RoutingPlan;

/** Takes something out of the draft, says so, and offers to put it back. */
export function useRemove(): (said: string, remove: Change, putBack: Change) => void {
  const { t } = useTranslation('routing');
  const { edit } = usePlanDesk();
  const say = useToast();
  return (said, remove, putBack) => {
    edit(remove);
    say({ title: said, action: { label: t('rules.undo'), run: () => edit(putBack) } });
  };
}
