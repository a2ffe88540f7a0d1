import { Ear } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReadable, useSlot } from '../../../bridge/workspace.ts';
import { Icon } from '../../../ui/icon.tsx';
import { RemoteSound } from '../remote-sound.tsx';
import { sharedCallSlot } from './listen-store.ts';

/** Who listens to this call, above its bar; what they whisper is played here and goes nowhere else. */
export function ListenedLine() {
  const { t } = useTranslation('listen');
  const { monitor, voice } = useReadable(useSlot(sharedCallSlot));
  if (monitor === null) return null;
  const { name } = monitor.manager;
  return (
    <p
      role="status"
      data-veil="screen"
      className="flex shrink-0 animate-appear items-center gap-2 border-t border-hairline bg-raised px-4 py-1.5 text-small text-muted"
    >
      <Icon of={Ear} size={14} className="shrink-0" />
      {t(monitor.whispering ? 'heard.whispers' : 'heard.listens', { name })}
      {voice !== null && <RemoteSound stream={voice} />}
    </p>
  );
}
