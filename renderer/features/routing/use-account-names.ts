import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { useConnection, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { accountNamesSlot } from './account-names.ts';

/** So many are asked for at once. */
const most = 200;

/** The names of the companies a plan asks for; those not met yet are asked for. */
export function useAccountNames(plan: RoutingPlan | null): Readonly<Record<string, string>> {
  const workspace = useWorkspace();
  const state = useConnection();
  const epoch = state.kind === 'connected' ? state.epoch : 0;
  const { names, learn } = useSlot(accountNamesSlot);
  const known = useStore(names);
  const wanted = (plan?.rules ?? [])
    .flatMap(({ when }) => when.flatMap((one) => (one.on === 'account' ? one.values : [])))
    .filter((id) => known[id] === undefined)
    .slice(0, most)
    .join(' ');
  useEffect(() => {
    if (epoch === 0 || wanted === '') return;
    let current = true;
    void workspace.connection.request('accounts.list', { ids: wanted.split(' '), limit: most }).then((result) => {
      if (current && result.ok) learn(result.data.accounts);
    });
    return () => {
      current = false;
    };
  }, [workspace, epoch, wanted, learn]);
  return known;
}
