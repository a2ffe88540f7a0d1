import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { late } from '../../ui/late.tsx';
import { useTool } from '../../ui/tools.tsx';
import { transferKeys } from './transfer-keys.ts';

// What is opened rarely is read when it is.
const { component: TransferDialog } = late(
  () => import('./transfer-dialog.tsx').then((file) => file.TransferDialog),
  null,
);

interface TransferToolProps {
  conversationId: string;
  name: string;
  /** They gave a name of their own. */
  named: boolean;
  /** It is offered to a colleague already; one at a time. */
  underWay: boolean;
}

/** The way to hand a running conversation of mine over. */
export function TransferTool({ conversationId, name, named, underWay }: TransferToolProps) {
  const { t } = useTranslation('transfer');
  const [open, setOpen] = useState(false);
  useTool({
    id: 'transfer',
    icon: ArrowRightLeft,
    label: t('open', { name }),
    keys: transferKeys,
    group: t('group'),
    order: 1,
    main: true,
    disabled: underWay,
    run: () => setOpen(true),
  });
  return (
    open && <TransferDialog conversationId={conversationId} name={named ? name : null} onClose={() => setOpen(false)} />
  );
}
