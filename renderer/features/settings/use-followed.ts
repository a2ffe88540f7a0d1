import { useEffect } from 'react';
import type { InputOf } from '../../../shared/protocol/contract.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import type { DeskPushes } from '../../../shared/protocol/rep/desk.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useWorkspace } from '../../bridge/workspace.ts';

/** A list of the desk: asked for, and asked for again whenever the router hints at a change. */
export function useFollowed<K extends 'snippet.list' | 'tag.list' | 'disposition.list' | 'visitor.blocks'>(
  event: K,
  what: DeskPushes['desk.changed']['what'],
) {
  const { connection } = useWorkspace();
  const asked = useRequest(event, {} as InputOf<RepContract, K>);
  const { again } = asked;
  useEffect(
    () =>
      connection.on('desk.changed', (change) => {
        if (change.what === what) again();
      }),
    [connection, what, again],
  );
  return asked;
}
