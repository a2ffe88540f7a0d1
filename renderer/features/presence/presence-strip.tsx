import { BellOff, UserCog } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHello } from '../../bridge/workspace.ts';
import { statusName } from '../../lib/status-words.ts';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useSetPresence } from './use-set-presence.ts';

/** Somebody else changed my status, the router after missed offers or a manager: said plainly, with one press back. */
export function PresenceStrip() {
  const { t } = useTranslation('presence');
  const { presence, presenceBy } = useHello();
  const set = useSetPresence();
  const [seen, setSeen] = useState(0);
  if (presenceBy !== null && presence.status !== 'away_missed') {
    if (seen === presence.since) return null;
    const status = statusName(presence, t);
    const { name, note } = presenceBy;
    return (
      <Strip
        icon={UserCog}
        action={
          presence.status === 'available' && presence.named === null ? (
            <Button size="small" onClick={() => setSeen(presence.since)}>
              {t('seen')}
            </Button>
          ) : (
            <Button size="small" onClick={() => set('available')}>
              {t('return')}
            </Button>
          )
        }
      >
        {note === null ? t('byManager', { name, status }) : t('byManagerNote', { name, status, note })}
      </Strip>
    );
  }
  if (presence.status !== 'away_missed') return null;
  return (
    <Strip
      tone="waiting"
      icon={BellOff}
      action={
        <Button size="small" onClick={() => set('available')}>
          {t('return')}
        </Button>
      }
    >
      {t('missed')}
    </Strip>
  );
}
