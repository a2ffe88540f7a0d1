import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TakeRefusal, takeRefusals } from '../../../shared/domain/transfer.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';

const isRefusal = (reason: string | undefined): reason is TakeRefusal => takeRefusals.some((known) => known === reason);

function useRefusalWords() {
  const { t } = useTranslation('transfer');
  return ({ code, detail }: ErrorBody): string => {
    const reason = detail?.reason;
    if (code !== 'conflict' || !isRefusal(reason)) return t('takeFailed');
    if (reason === 'capacity_full') return t('takeFull');
    if (reason === 'not_accepting' || reason === 'in_call') return t(`takeNot.${reason}`);
    return t(`why.${reason}`);
  };
}

interface TakeButtonProps {
  conversationId: string;
  name: string;
  size: 'small' | 'medium';
}

/** Takes a visitor who waits in a queue of mine, whoever else is offered them. */
export function TakeButton({ conversationId, name, size }: TakeButtonProps) {
  const { t } = useTranslation('transfer');
  const { connection } = useWorkspace();
  const say = useToast();
  const wordsOf = useRefusalWords();
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    setBusy(true);
    const result = await connection.request('conversation.take', { conversationId });
    setBusy(false);
    if (result.ok) navigate(href.inbox(result.data.conversationId));
    else say({ title: wordsOf(result.error), tone: 'wrong' });
  };
  return (
    <Button size={size} busy={busy} aria-label={t('takeNamed', { name })} onClick={() => void take()}>
      {t('take')}
    </Button>
  );
}
