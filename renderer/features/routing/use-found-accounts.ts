import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { routingRequests } from '../../../shared/protocol/rep/routing.ts';
import { useConnection, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { accountNamesSlot } from './account-names.ts';

/** A company of the list. */
export type Account = OutputOf<typeof routingRequests, 'accounts.list'>['accounts'][number];

/** A word is searched for once the typing pauses. */
const pauseMs = 200;

/** The first companies that match what is typed; their names are remembered. */
export function useFoundAccounts(search: string): readonly Account[] {
  const workspace = useWorkspace();
  const state = useConnection();
  const epoch = state.kind === 'connected' ? state.epoch : 0;
  const { learn } = useSlot(accountNamesSlot);
  const [found, setFound] = useState<readonly Account[]>([]);
  useEffect(() => {
    if (epoch === 0) return;
    let current = true;
    const stop = workspace.timers.after(search === '' ? 0 : pauseMs, () => {
      void workspace.connection.request('accounts.list', { search: search.slice(0, 120), limit: 20 }).then((result) => {
        if (!current || !result.ok) return;
        learn(result.data.accounts);
        setFound(result.data.accounts);
      });
    });
    return () => {
      current = false;
      stop();
    };
  }, [workspace, epoch, search, learn]);
  return found;
}
