import { Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { presentingSlot } from '../../bridge/presenting.ts';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { useTool } from '../../ui/tools.tsx';
import { callKeys } from './call-keys.ts';
import { callsSlot } from './calls-store.ts';

/** Calls the visitor of a running conversation; in a call it waits for that one's end, and while they ring it answers. */
export function CallTool({ conversationId, name }: { conversationId: string; name: string }) {
  const { t } = useTranslation('calls');
  const calls = useSlot(callsSlot);
  const { phase, call } = useReadable(calls);
  // A word about a button is no part of what is hidden as it is shown: it names nobody then.
  const veiled = useReadable(useSlot(presentingSlot)) !== null;
  const ringsHere = phase === 'ringing' && call?.conversationId === conversationId;
  useTool({
    id: 'call',
    icon: Phone,
    label: veiled ? t('callShort') : t('call', { name }),
    keys: callKeys.call,
    group: t('group'),
    order: 2,
    main: true,
    disabled: phase !== 'idle' && phase !== 'ended' && !ringsHere,
    run: () => calls.call({ conversationId, name }),
  });
  return null;
}
