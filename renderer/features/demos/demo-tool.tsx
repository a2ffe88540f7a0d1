import { MonitorUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { useTool } from '../../ui/tools.tsx';
import { demoKeys } from './demo-keys.ts';
import { demoWishSlot } from './demo-wish.ts';

/** Shows the visitor of a running conversation a screen or a window; one at a time. */
export function DemoTool({ conversationId, name }: { conversationId: string; name: string }) {
  const { t } = useTranslation('demos');
  const wish = useSlot(demoWishSlot);
  const busy = useReadable(wish.busy);
  useTool({
    id: 'demo',
    icon: MonitorUp,
    label: t('show', { name }),
    keys: demoKeys.show,
    group: t('group'),
    order: 3,
    main: true,
    disabled: busy,
    run: () => wish.begin(conversationId),
  });
  return null;
}
