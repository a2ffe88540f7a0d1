import { Headphones } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHello, useReadable, useSlot } from '../../../bridge/workspace.ts';
import { Button } from '../../../ui/button.tsx';
import { listeningSlot } from './listen-store.ts';

/** Listens to the call a rep has now, without a word. */
export function ListenButton({ repId, name }: { repId: string; name: string }) {
  const { t } = useTranslation('listen');
  const listening = useSlot(listeningSlot);
  const { phase } = useReadable(listening);
  const { me } = useHello();
  const free = phase === 'idle' || phase === 'ended';
  if (repId === me.id) return null;
  return (
    <Button
      icon={Headphones}
      disabled={!free}
      aria-label={t('listenTo', { name })}
      onClick={() => listening.start(repId)}
    >
      {t('listen')}
    </Button>
  );
}
