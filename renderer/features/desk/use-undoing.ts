import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReopenRefusal, reopenRefusals } from '../../../shared/protocol/rep/reopen.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { useDid } from '../../ui/undo.tsx';

/** Makes a request something that can be taken back: null where it worked, else why it did not. */
export function useTakeBack(): (ask: () => Promise<Result<unknown>>) => () => Promise<string | null> {
  const { t } = useTranslation('desk');
  return useCallback(
    (ask) => async () => {
      const result = await ask();
      return result.ok ? null : t(result.error.code === 'forbidden' ? 'reopen.forbidden' : 'reopen.other');
    },
    [t],
  );
}

/** Opens a conversation again that was closed a moment ago, and goes there; says why where it cannot be. */
export function useReopen(): (conversationId: string) => Promise<string | null> {
  const { t } = useTranslation('desk');
  const { connection } = useWorkspace();
  return useCallback(
    async (conversationId) => {
      const result = await connection.request('conversation.reopen', { conversationId });
      if (result.ok) {
        navigate(href.inbox(conversationId));
        return null;
      }
      const { code, detail } = result.error;
      const reason = reopenRefusals.find((one): one is ReopenRefusal => one === detail?.reason);
      return t(`reopen.${reason ?? (code === 'forbidden' ? 'forbidden' : 'other')}`);
    },
    [connection, t],
  );
}

/** Says that a conversation was closed, with the way back. */
export function useClosed(): (conversationId: string) => void {
  const { t } = useTranslation('desk');
  const did = useDid();
  const reopen = useReopen();
  return useCallback(
    (conversationId) => void did({ said: t('done.closed'), what: t('done.close'), undo: () => reopen(conversationId) }),
    [did, reopen, t],
  );
}
