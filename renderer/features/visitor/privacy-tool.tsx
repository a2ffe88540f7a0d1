import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { useTool } from '../../ui/tools.tsx';

/** Leads an admin from a conversation to what is kept of its visitor: to hand it out, or to erase it. */
export function PrivacyTool({ visitorId }: { visitorId: string }) {
  const { t } = useTranslation('visitor');
  const { t: ti } = useTranslation('inbox');
  useTool({
    id: 'privacy',
    icon: ShieldCheck,
    label: t('privacy'),
    group: ti('title'),
    order: 290,
    run: () => navigate(href.settings('privacy', visitorId)),
  });
  return null;
}
