import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';

/**
 * What to say before a reply goes into a conversation where a colleague wrote since it was begun; null where nobody did. It
 * is over when the reply is sent or given up.
 */
export function useMeanwhile(conversationId: string): (text: string) => string | null {
  const { t } = useTranslation('company');
  const { connection } = useWorkspace();
  const me = useMe();
  const written = useRef('');
  const [by, setBy] = useState<string | null>(null);
  useEffect(
    () =>
      connection.on('conversation.entry', ({ conversation, entry }) => {
        if (conversation.id !== conversationId || entry.type !== 'message' || entry.sender.kind !== 'rep') return;
        if (entry.sender.rep.id === me.id) setBy(null);
        else if (written.current !== '') setBy(entry.sender.rep.name);
      }),
    [connection, conversationId, me.id],
  );
  return useCallback(
    (text) => {
      const before = written.current;
      written.current = text.trim();
      // Begun anew: what a colleague wrote before is there to be read.
      if (before !== '' && written.current === '' && by !== null) queueMicrotask(() => setBy(null));
      return by === null || written.current === '' ? null : t('meanwhile', { name: by });
    },
    [by, t],
  );
}
