import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { transferKeys } from './transfer-keys.ts';

/** The way to hand a running conversation of mine over; one at a time. */
export function TransferButton({
  conversationId,
  name,
  underWay,
}: {
  conversationId: string;
  name: string;
  underWay: boolean;
}) {
  const { t } = useTranslation('transfer');
  const [open, setOpen] = useState(false);
  const label = t('open', { name });
  useShortcut(
    underWay
      ? null
      : { keys: transferKeys, label: t('group'), group: t('group'), inText: true, run: () => setOpen(true) },
  );
  return (
    <>
      <IconButton
        icon={ArrowRightLeft}
        label={label}
        keys={transferKeys}
        disabled={underWay}
        onClick={() => setOpen(true)}
      />
      {open && <TransferDialog conversationId={conversationId} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}
