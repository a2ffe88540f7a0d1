import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { formatElapsed } from '../../lib/elapsed.ts';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useNow } from '../../ui/ui-provider.tsx';

interface TransferStripProps {
  conversationId: string;
  transfer: NonNullable<InboxItem['transfer']>;
}

/** Offered to a colleague, and mine until they accept: to whom, for how long, and the way back. Heard once, without the running seconds. */
export function TransferStrip({ conversationId, transfer }: TransferStripProps) {
  const { t } = useTranslation('transfer');
  const { connection } = useWorkspace();
  const say = useToast();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const left = Math.max(0, Math.ceil((transfer.until - now) / 1000));
  const takeBack = async (): Promise<void> => {
    setBusy(true);
    const result = await connection.request('conversation.transfer_cancel', { conversationId });
    setBusy(false);
    // Somebody accepted in the same moment: the line in the conversation says so.
    if (!result.ok && result.error.code !== 'conflict') say({ title: t('takeBackFailed'), tone: 'wrong' });
  };
  return (
    <div className="mb-2">
      <Strip
        icon={ArrowRightLeft}
        action={
          <Button size="small" busy={busy} onClick={() => void takeBack()}>
            {t('takeBack')}
          </Button>
        }
      >
        {t('offered', { to: transfer.toRep?.name ?? transfer.toQueue ?? '' })}
        <span aria-hidden="true" className="tabular text-muted">
          {' · '}
          {t('left', { time: formatElapsed(left) })}
        </span>
      </Strip>
    </div>
  );
}
