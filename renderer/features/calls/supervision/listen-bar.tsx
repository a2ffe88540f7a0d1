import { Headphones } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListenView } from '../../../../shared/client/media/listen-to-call.ts';
import { useReadable, useSlot } from '../../../bridge/workspace.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { RemoteSound } from '../remote-sound.tsx';
import { useCaller } from '../use-caller.ts';
import { listeningSlot } from './listen-store.ts';
import { SpeakButton } from './speak-button.tsx';

/** What a manager hears and who hears them, while they listen to a call. */
export function ListenBar() {
  const view = useReadable(useSlot(listeningSlot));
  if (view.phase === 'idle' && view.refusal === null) return null;
  return view.phase === 'idle' || view.phase === 'ended' ? <Over view={view} /> : <Running view={view} />;
}

function Line({ title, hint, children }: { title: string; hint: string | null; children: ReactNode }) {
  const { t } = useTranslation('listen');
  return (
    <section
      data-passing
      aria-label={t('region')}
      className="under-foot flex min-h-12 shrink-0 animate-appear flex-wrap items-center gap-3 border-t border-hairline bg-raised px-4 py-2"
    >
      <Icon of={Headphones} className="shrink-0 text-muted" />
      <p role="status" data-veil="screen" className="flex min-w-48 flex-1 flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{title}</span>
        {hint !== null && <span className="text-small text-muted">{hint}</span>}
      </p>
      <span className="flex shrink-0 items-center gap-2">{children}</span>
    </section>
  );
}

function Running({ view }: { view: ListenView }) {
  const { t } = useTranslation('listen');
  const listening = useSlot(listeningSlot);
  const { phase, monitor, sound, whisper, speaking, problem } = view;
  const { name: visitor } = useCaller(monitor?.visitorId ?? null);
  const rep = monitor?.rep.name ?? '';
  const title =
    phase === 'listening'
      ? t('listening', { rep, visitor })
      : t(phase === 'reconnecting' ? phase : 'connecting', { name: rep });
  const hint = (): string => {
    if (problem !== null) return t(`problem.${problem}`);
    if (whisper === 'off') return t('unheard');
    if (whisper === 'asking') return t('asking');
    return t(speaking ? 'speaking' : 'held', { name: rep });
  };
  return (
    <Line title={title} hint={hint()}>
      {sound !== null && <RemoteSound stream={sound} />}
      {whisper === 'ready' ? (
        <>
          <SpeakButton />
          <Button look="plain" onClick={listening.quiet}>
            {t('endWhisper')}
          </Button>
        </>
      ) : (
        <Button
          disabled={phase !== 'listening'}
          busy={whisper === 'asking'}
          aria-description={t('whisperHint', { name: rep })}
          onClick={listening.whisper}
        >
          {t('whisper')}
        </Button>
      )}
      <Button look="danger" onClick={listening.stop}>
        {t('stop')}
      </Button>
    </Line>
  );
}

function Over({ view: { refusal, ended } }: { view: ListenView }) {
  const { t } = useTranslation('listen');
  const listening = useSlot(listeningSlot);
  const title = refusal !== null ? t(`refusal.${refusal}`) : t(`ended.${ended ?? 'stopped'}`);
  return (
    <Line title={title} hint={null}>
      <Button look="plain" size="small" onClick={listening.dismiss}>
        {t('dismiss')}
      </Button>
    </Line>
  );
}
