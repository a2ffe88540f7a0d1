import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusChoice } from '../../../shared/domain/presence.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { statusName } from '../../lib/status-words.ts';
import { useToast } from '../../ui/toast.tsx';

/** Sets one's status; the router's push brings it on screen, and a failure says that nothing changed. */
export function useSetPresence(): (status: StatusChoice) => void {
  const { t } = useTranslation('presence');
  const { connection } = useWorkspace();
  const { presence } = useHello();
  const toast = useToast();
  const current = statusName(presence, t);
  return useCallback(
    (status) => {
      void connection.request('presence.set', { status }).then((result) => {
        if (!result.ok) toast({ tone: 'wrong', title: t('failed'), detail: t('failedMeaning', { status: current }) });
      });
    },
    [connection, toast, t, current],
  );
}
