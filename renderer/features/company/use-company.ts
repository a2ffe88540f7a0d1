import { useEffect, useState } from 'react';
import type { ConversationCompany } from '../../../shared/protocol/rep/company.ts';
import { useConnection, useWorkspace } from '../../bridge/workspace.ts';

/** Says that this window shows the conversation, and hears who else looks at it. */
export function useCompany(conversationId: string): ConversationCompany | null {
  const { connection } = useWorkspace();
  const state = useConnection();
  const epoch = state.kind === 'connected' ? state.epoch : 0;
  const [company, setCompany] = useState<ConversationCompany | null>(null);
  useEffect(() => {
    // Whoever is not connected sees nobody, and is seen by nobody.
    if (epoch === 0) return;
    const stop = connection.on('conversation.company', (news) => {
      if (news.conversationId === conversationId) setCompany(news);
    });
    void connection.request('conversation.look', { conversationId });
    return () => {
      stop();
      setCompany(null);
      void connection.request('conversation.look', { conversationId: null });
    };
  }, [connection, conversationId, epoch]);
  return company;
}
