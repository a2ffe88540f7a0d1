import { Phone } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useVeil } from '../../bridge/presenting.ts';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { playSound } from '../../lib/sounds.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { callKeys } from './call-keys.ts';
import { callsSlot } from './calls-store.ts';
import { useCaller } from './use-caller.ts';

/** A visitor calls: who, and the two answers. It rings, and takes no focus. */
export function RingCard() {
  const { t } = useTranslation('calls');
  const calls = useSlot(callsSlot);
  const { bridge } = useWorkspace();
  const { phase, call, problem } = useReadable(calls);
  const rings = phase === 'ringing' && call !== null && problem === null ? call : null;
  const caller = useCaller(rings?.visitorId ?? null);
  const { name } = caller;
  const veil = useVeil(rings?.visitorId ?? null);
  const id = rings?.id ?? null;
  const conversationId = rings?.conversationId ?? null;
  const group = t('group');
  useShortcut(
    id === null
      ? null
      : { keys: callKeys.call, label: t('answer'), group, inText: true, overDialogs: true, run: calls.accept },
  );
  useShortcut(
    id === null
      ? null
      : { keys: callKeys.decline, label: t('decline'), group, inText: true, overDialogs: true, run: calls.decline },
  );

  useEffect(() => (id === null ? undefined : playSound('ring')), [id]);
  useEffect(() => {
    if (id === null || conversationId === null) return;
    const notice = `call:${conversationId}`;
    const to = { kind: 'call' as const, conversationId };
    void bridge.notify.show({
      id: notice,
      kind: 'call',
      title: t('notice.ringing', { name }).slice(0, 200),
      body: '',
      to,
    });
    return () => void bridge.notify.clear(notice);
  }, [id, conversationId, name, bridge, t]);

  return (
    <>
      <p role="alert" className="sr-only">
        {rings === null ? '' : t('ringing', { name })}
      </p>
      {rings !== null && (
        <section
          key={rings.id}
          data-passing
          aria-label={t('ringing', { name })}
          className="fixed end-5 bottom-5 z-40 w-88 max-w-[calc(100vw-2.5rem)] animate-appear rounded-plane bg-raised p-4 shadow-over"
        >
          <div data-veil={veil} className="flex items-center gap-3">
            <Avatar id={caller.id} name={caller.face} size={40} />
            <div className="min-w-0 flex-1">
              <p className="truncate text-title font-semibold">{t('ringing', { name })}</p>
              <p className="truncate text-small text-muted">{caller.company ?? t('ringingHint')}</p>
            </div>
          </div>
          <div className="mt-4 flex gap-2">
            <Button className="flex-1" keys={callKeys.decline} onClick={calls.decline}>
              {t('decline')}
            </Button>
            <Button className="flex-1" look="primary" icon={Phone} keys={callKeys.call} onClick={calls.accept}>
              {t('answer')}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}
