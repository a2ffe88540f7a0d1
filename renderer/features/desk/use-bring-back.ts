import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../bridge/workspace.ts';
import { useDid } from '../../ui/undo.tsx';
import { useDeskAct } from './use-desk.ts';
import { useTakeBack } from './use-undoing.ts';

/** Ends a snooze before its time; undone, it holds until the same moment again. */
export function useBringBack(): (conversationId: string, until: number | null) => Promise<void> {
  const { t } = useTranslation('desk');
  const { connection } = useWorkspace();
  const act = useDeskAct();
  const did = useDid();
  const takeBack = useTakeBack();
  return useCallback(
    async (conversationId, until) => {
      const snooze = (to: number | null) => connection.request('conversation.snooze', { conversationId, until: to });
      if (!(await act(snooze(null))) || until === null) return;
      did({ said: t('done.broughtBack'), what: t('done.bringBack'), undo: takeBack(() => snooze(until)) });
    },
    [act, connection, did, takeBack, t],
  );
}
