import { Waypoints } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TraceDialog } from './trace-dialog.tsx';

interface TraceButtonProps {
  conversationId: string;
  /** The visitor, as the screen around calls them. */
  name: string;
  size?: 'small' | 'medium';
  /** Written out where there is room for words. */
  look?: 'icon' | 'words';
}

/** Opens how a conversation was routed: to whom, by which rule, and why not to others. */
export function TraceButton({ conversationId, name, size = 'medium', look = 'icon' }: TraceButtonProps) {
  const { t } = useTranslation('trace');
  const [open, setOpen] = useState(false);
  return (
    <>
      {look === 'icon' ? (
        <IconButton size={size} icon={Waypoints} label={t('open')} onClick={() => setOpen(true)} />
      ) : (
        <Button size={size} look="plain" icon={Waypoints} onClick={() => setOpen(true)}>
          {t('open')}
        </Button>
      )}
      {open && <TraceDialog conversationId={conversationId} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}
