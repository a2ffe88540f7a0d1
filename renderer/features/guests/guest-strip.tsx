import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useGuestAct } from './use-guest-act.ts';

interface GuestStripProps {
  conversationId: string;
  guest: NonNullable<InboxItem['guest']>;
}

/** A colleague asks me in, or I am a guest of theirs: whose it is, and the way in or out. */
export function GuestStrip({ conversationId, guest: { state, by, rep, note } }: GuestStripProps) {
  const { t } = useTranslation('guests');
  const { busy, act } = useGuestAct(conversationId);
  if (state === 'asked') {
    return (
      <Strip
        icon={UserPlus}
        action={
          <>
            <Button size="small" look="plain" onClick={() => void act('conversation.leave')}>
              {t('decline')}
            </Button>
            <Button size="small" look="primary" busy={busy} onClick={() => void act('conversation.join')}>
              {t('join')}
            </Button>
          </>
        }
      >
        <bdi>{note === null ? t('asks', { name: by.name }) : t('asksWith', { name: by.name, note })}</bdi>
      </Strip>
    );
  }
  return (
    <Strip
      icon={UserPlus}
      action={
        <Button size="small" look="plain" busy={busy} onClick={() => void act('conversation.leave')}>
          {t('leave')}
        </Button>
      }
    >
      {rep === null ? t('youAreGuestOfNobody') : t('youAreGuest', { name: rep.name })}
    </Strip>
  );
}
