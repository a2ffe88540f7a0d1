import { UserRoundCog } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { late } from '../../ui/late.tsx';
import { useTool } from '../../ui/tools.tsx';
import type { Moving } from './rep-acts.ts';

// A manager's deed: no rep reads its code.
const { component: ReassignHere } = late(() => import('./reassign-here.tsx').then((file) => file.ReassignHere), null);

/** Where a manager gives a conversation that somebody has, or that waits, to another rep. */
export function ReassignTool({ moving }: { moving: Moving }) {
  const { t } = useTranslation('team');
  const [open, setOpen] = useState(false);
  useTool({
    id: 'reassign',
    icon: UserRoundCog,
    label: t('reassign.tool'),
    group: t('reassign.group'),
    order: 110,
    run: () => setOpen(true),
  });
  return open && <ReassignHere moving={moving} onClose={() => setOpen(false)} />;
}
