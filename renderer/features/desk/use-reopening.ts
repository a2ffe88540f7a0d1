import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import { reopenWithinMs } from '../../../shared/protocol/rep/reopen.ts';
import { useMe } from '../../bridge/workspace.ts';
import { useToast } from '../../ui/toast.tsx';
import { useMinute } from '../../ui/ui-provider.tsx';
import { useOnce } from '../../ui/use-once.ts';
import { useDesk } from './use-desk.ts';
import { useReopen } from './use-undoing.ts';

/** Opening a closed conversation again, by hand. */
export interface Reopening {
  label: string;
  run(): void;
}

/** The way back into a closed conversation; null where the router would refuse it. */
export function useReopening(conversation: Conversation, closedByRep: boolean): Reopening | null {
  const { t } = useTranslation('desk');
  const me = useMe();
  const say = useToast();
  const now = useMinute();
  const reopen = useReopen();
  const desk = useDesk(conversation.id);
  const { id, rep, closedAt } = conversation;
  const run = useOnce(async () => {
    const why = await reopen(id);
    if (why !== null) say({ tone: 'wrong', title: t('reopen.not'), detail: why });
  });
  if (!closedByRep || rep === null || closedAt === null || now - closedAt > reopenWithinMs) return null;
  if (desk === null || desk.block !== null || (me.role === 'rep' && rep.id !== me.id)) return null;
  return {
    label: rep.id === me.id ? t('reopen.do') : t('reopen.doFor', { name: rep.name }),
    run: () => void run(),
  };
}
