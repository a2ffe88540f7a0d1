import { useTranslation } from 'react-i18next';
import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { useDid } from '../../ui/undo.tsx';
import { usePlanDesk } from './plan-desk.tsx';

/** For so long the draft is the one something was taken out of, in milliseconds. */
const undoMs = 60_000;

type Change = (plan: RoutingPlan) => RoutingPlan;

/** Takes what stands at a place of its list out of the draft, says so, and offers to put it back. */
export function useRemove(): (said: string, at: number, remove: Change, putBack: Change) => void {
  const { t } = useTranslation('routing');
  const { edit, removedAt } = usePlanDesk();
  const did = useDid();
  return (said, at, remove, putBack) => {
    removedAt.current = at;
    edit(remove);
    const undo = async (): Promise<null> => {
      edit(putBack);
      return null;
    };
    did({ said, what: t('rules.removal'), forMs: undoMs, undo });
  };
}
