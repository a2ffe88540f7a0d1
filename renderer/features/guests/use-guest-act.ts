import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../bridge/workspace.ts';
import { useToast } from '../../ui/toast.tsx';

/** Coming and going by one click; what fails is said. */
export function useGuestAct(conversationId: string): {
  busy: boolean;
  act(what: 'conversation.join' | 'conversation.leave'): Promise<void>;
} {
  const { t } = useTranslation('guests');
  const { connection } = useWorkspace();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async (what: 'conversation.join' | 'conversation.leave') => {
      setBusy(true);
      const result = await connection.request(what, { conversationId });
      setBusy(false);
      if (!result.ok) say({ title: t('actFailed'), tone: 'wrong' });
    },
    [connection, conversationId, say, t],
  );
  return { busy, act };
}
