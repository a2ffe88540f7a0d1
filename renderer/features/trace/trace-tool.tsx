import { Waypoints } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTool } from '../../ui/tools.tsx';
import { TraceDialog } from './trace-dialog.tsx';

/** Opens how the conversation on screen was routed. */
export function TraceTool({ conversationId, name }: { conversationId: string; name: string }) {
  const { t } = useTranslation('trace');
  const [open, setOpen] = useState(false);
  useTool({
    id: 'trace',
    icon: Waypoints,
    label: t('open'),
    keys: 'alt+shift+w',
    group: t('title'),
    order: 300,
    run: () => setOpen(true),
  });
  return open && <TraceDialog conversationId={conversationId} name={name} onClose={() => setOpen(false)} />;
}
