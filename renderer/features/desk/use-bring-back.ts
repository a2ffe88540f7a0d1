import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../bridge/workspace.ts';
import { useDid, useOver } from '../../ui/undo.tsx';
import { useDeskAct } from './use-desk.ts';
import { snoozingOf, useTakeBack, wakingOf } from './use-undoing.ts';

/** Ends a snooze before its time; undone, it holds until the same moment again. */
export function useBringBack(): (conversationId: string, until: number | null) => Promise<void> {
  const { t } = useTranslation('desk');
  const { connection } = useWorkspace();
  const act = useDeskAct();
  const did = useDid();
  const over = useOver();
  const takeBack = useTakeBack();
  return useCallback(
    async (conversationId, until) => {
      const snooze = (to: number | null) => connection.request('conversation.snooze', { conversationId, until: to });
      if (!(await act(snooze(null))) || until === null) return;
      over(snoozingOf(conversationId));
      const about = wakingOf(conversationId);
      did({ said: t('done.broughtBack'), what: t('done.bringBack'), about, undo: takeBack(() => snooze(until)) });
    },
    [act, connection, did, over, takeBack, t],
  );
}
