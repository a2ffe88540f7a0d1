import { Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { callKeys } from './call-keys.ts';
import { callsSlot } from './calls-store.ts';

/** Calls the visitor of a running conversation; in a call it waits for that one's end. */
export function CallButton({ conversationId, name }: { conversationId: string; name: string }) {
  const { t } = useTranslation('calls');
  const calls = useSlot(callsSlot);
  const { phase } = useReadable(calls);
  const free = phase === 'idle' || phase === 'ended';
  const label = t('call', { name });
  const start = (): void => calls.start(conversationId);
  useShortcut(free ? { keys: callKeys.call, label, group: t('group'), inText: true, run: start } : null);
  return <IconButton icon={Phone} label={label} keys={callKeys.call} disabled={!free} onClick={start} />;
}
