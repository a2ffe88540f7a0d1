import { BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHello } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useSetPresence } from './use-set-presence.ts';

/** The router set me to Away after missed offers: said plainly, with one press back. */
export function PresenceStrip() {
  const { t } = useTranslation('presence');
  const { presence } = useHello();
  const set = useSetPresence();
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
