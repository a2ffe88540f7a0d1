import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationDesk } from '../../../shared/protocol/rep/desk.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { useToast } from '../../ui/toast.tsx';
import { deskSlot } from './desk-store.ts';

/** What the desk knows of a conversation; null before the router answered. */
export function useDesk(conversationId: string): ConversationDesk | null {
  return useReadable(useSlot(deskSlot).of(conversationId));
}

/** Does one thing; says where it did not work. True where it did. */
export function useDeskAct(): (ask: Promise<Result<unknown>>) => Promise<boolean> {
  const { t } = useTranslation('desk');
  const say = useToast();
  return useCallback(
    async (ask) => {
      const result = await ask;
      if (!result.ok) say({ title: t('failed'), tone: 'wrong' });
      return result.ok;
    },
    [say, t],
  );
}
