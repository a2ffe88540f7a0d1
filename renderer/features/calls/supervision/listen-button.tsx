import { Headphones } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe, useReadable, useSlot } from '../../../bridge/workspace.ts';
import { Button } from '../../../ui/button.tsx';
import { useShortcut } from '../../../ui/shortcut-context.tsx';
import { callKeys } from '../call-keys.ts';
import { listeningSlot } from './listen-store.ts';

/** Listens to the call a rep has now, without a word. */
export function ListenButton({ repId, name }: { repId: string; name: string }) {
  const { t } = useTranslation('listen');
  const { t: tc } = useTranslation('calls');
  const listening = useSlot(listeningSlot);
  const { phase } = useReadable(listening);
  const me = useMe();
  const free = phase === 'idle' || phase === 'ended';
  const own = repId === me.id;
  const label = t('listenTo', { name });
  const listen = (): void => listening.start(repId);
  useShortcut(free && !own ? { keys: callKeys.listen, label, group: tc('group'), run: listen } : null);
  if (own) return null;
  return (
    <Button icon={Headphones} keys={callKeys.listen} disabled={!free} aria-label={label} onClick={listen}>
      {t('listen')}
    </Button>
  );
}
