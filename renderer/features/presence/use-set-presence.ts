import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusChoice } from '../../../shared/domain/presence.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { choiceOf } from '../../lib/status-choices.ts';
import { statusName } from '../../lib/status-words.ts';
import { useToast } from '../../ui/toast.tsx';
import { useDid } from '../../ui/undo.tsx';

/** Sets one's status; the router's push brings it on screen, and a failure says that nothing changed. */
export function useSetPresence(): (status: StatusChoice) => void {
  const { t } = useTranslation('presence');
  const { connection } = useWorkspace();
  const { presence } = useHello();
  const toast = useToast();
  const did = useDid();
  const current = statusName(presence, t);
  const before = choiceOf(presence);
  return useCallback(
    (status) => {
      void connection.request('presence.set', { status }).then((result) => {
        if (!result.ok) {
          toast({ tone: 'wrong', title: t('failed'), detail: t('failedMeaning', { status: current }) });
        } else if (status !== before) {
          // The bar says what it is now.
          const undo = async (): Promise<string | null> => {
            const back = await connection.request('presence.set', { status: before });
            return back.ok ? null : t('notBack');
          };
          did({ said: null, what: t('change', { status: current }), undo });
        }
      });
    },
    [connection, toast, did, t, current, before],
  );
}
