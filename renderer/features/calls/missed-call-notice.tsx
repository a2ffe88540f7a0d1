import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { callsSlot } from './calls-store.ts';
import { missedHere } from './missed-here.ts';
import { useCaller } from './use-caller.ts';

/** Tells a rep who looked elsewhere that a visitor called; the call's own line says it to one who looks. */
export function MissedCallNotice() {
  const { t } = useTranslation('calls');
  const { bridge } = useWorkspace();
  const { call } = useReadable(useSlot(callsSlot));
  // Asked for while it rings, so that the name is there when it is over.
  const { name } = useCaller(call?.visitorId ?? null);
  const words = useRef({ title: '' });
  words.current.title = t('ended.youMissed', { name }).slice(0, 200);
  const conversationId = missedHere(call)?.conversationId ?? null;
  useEffect(() => {
    if (conversationId === null || bridge.notify.isLookedAt()) return;
    const id = `missed-call:${conversationId}`;
    void bridge.notify.show({
      id,
      kind: 'missed',
      title: words.current.title,
      body: '',
      to: { kind: 'conversation', conversationId },
    });
    return () => void bridge.notify.clear(id);
  }, [conversationId, bridge]);
  return null;
}
