import { LogOut, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import { useMe } from '../../bridge/workspace.ts';
import { late } from '../../ui/late.tsx';
import { useTool } from '../../ui/tools.tsx';
import { guestKeys } from './guest-keys.ts';
import { useGuestAct } from './use-guest-act.ts';

// What is opened rarely is read when it is.
const { component: InviteDialog } = late(() => import('./invite-dialog.tsx').then((file) => file.InviteDialog), null);

interface GuestToolsProps {
  conversation: Conversation;
  /** The visitor's; null where they have none. */
  name: string | null;
}

/** Asks a colleague in, and leads a guest out. */
export function GuestTools({ conversation, name }: GuestToolsProps) {
  const { t } = useTranslation('guests');
  const me = useMe();
  const { act } = useGuestAct(conversation.id);
  const [open, setOpen] = useState(false);
  const runs = conversation.phase !== 'closed';
  const isGuest = conversation.guests?.some(({ id }) => id === me.id) === true;
  useTool(
    runs && (conversation.rep?.id === me.id || me.role !== 'rep')
      ? {
          id: 'invite',
          icon: UserPlus,
          label: t('invite'),
          keys: guestKeys,
          group: t('group'),
          order: 20,
          run: () => setOpen(true),
        }
      : null,
  );
  useTool(
    runs && isGuest
      ? {
          id: 'leave',
          icon: LogOut,
          label: t('leaveTool'),
          group: t('group'),
          order: 910,
          run: () => void act('conversation.leave'),
        }
      : null,
  );
  return open && <InviteDialog conversation={conversation} name={name} onClose={() => setOpen(false)} />;
}
