import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../bridge/workspace.ts';
import { useToast } from '../../ui/toast.tsx';
import { useTool } from '../../ui/tools.tsx';
import type { ConversationAbout } from './inbox-parts.ts';

/** Ends a running conversation of mine by one keystroke. */
export function CloseTool({ conversation, mine }: ConversationAbout) {
  const { t } = useTranslation('inbox');
  const { connection } = useWorkspace();
  const say = useToast();
  const close = async (): Promise<void> => {
    const result = await connection.request('conversation.close', { conversationId: conversation.id });
    if (!result.ok) say({ title: t('actFailed'), tone: 'wrong' });
  };
  useTool(
    mine
      ? {
          id: 'close',
          icon: Check,
          label: t('close'),
          keys: 'mod+shift+e',
          group: t('title'),
          order: 9,
          main: true,
          run: () => void close(),
        }
      : null,
  );
  return null;
}
