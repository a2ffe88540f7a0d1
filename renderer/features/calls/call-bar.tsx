import { Mic, MicOff, Phone, PhoneOff } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../shared/client/media/call-view.ts';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { formatElapsed } from '../../lib/elapsed.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { returnFocus } from '../../ui/return-focus.ts';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { usePlatform } from '../../ui/ui-provider.tsx';
import { callKeys } from './call-keys.ts';
import { endedWords, problemWords } from './call-words.ts';
import { callsSlot } from './calls-store.ts';
import { LevelMeter } from './level-meter.tsx';
import { MicrophoneMenu } from './microphone-menu.tsx';
import { missedHere } from './missed-here.ts';
import { RemoteSound } from './remote-sound.tsx';
import { useCaller } from './use-caller.ts';
import { useSpeaks } from './use-speaks.ts';

/** What ended is told for so long. */
const endedShownMs = 6_000;

/** The line at the window's bottom while there is a call, or something to say of one. */
export function CallBar() {
  const calls = useSlot(callsSlot);
  const view = useReadable(calls);
  const { phase, problem, refusal, remote } = view;
  const idle = phase === 'idle' && problem === null && refusal === null;
  // What rings here has a card of its own.
  if (idle || (phase === 'ringing' && problem === null)) return null;
  return (
    <>
      {remote !== null && <RemoteSound stream={remote} />}
      {phase === 'idle' || phase === 'ringing' ? <Trouble /> : phase === 'ended' ? <Over /> : <Running />}
    </>
  );
}

interface BarProps {
  face?: ReactNode;
  title: ReactNode;
  hint?: string | null;
  /** Beside the words: a clock that is read aloud every second would talk over the call. */
  time?: ReactNode;
  children: ReactNode;
}

function Bar({ face, title, hint = null, time, children }: BarProps) {
  const { t } = useTranslation('calls');
  return (
    <section
      ref={returnFocus}
      aria-label={t('region')}
      className="flex min-h-12 shrink-0 animate-appear items-center gap-3 border-t border-hairline bg-raised px-4 py-2"
    >
      {face}
      <div className="flex min-w-0 flex-1 items-baseline gap-2">
        <p role="status" className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{title}</span>
          {hint !== null && <span className="text-small text-muted">{hint}</span>}
        </p>
        {time}
      </div>
      {children}
    </section>
  );
}

function Running() {
  const { t } = useTranslation('calls');
  const calls = useSlot(callsSlot);
  const { phase, call, connectedAt, muted, local, problem, vacant, quality } = useReadable(calls);
  const caller = useCaller(call?.visitorId ?? null);
  const { name } = caller;
  const held = phase === 'connected' || phase === 'reconnecting' || phase === 'connecting';
  const unheard = useSpeaks(held && muted ? local : null);
  const toggle = (): void => calls.setMuted(!muted);
  const group = t('group');
  const muteLabel = t(muted ? 'unmute' : 'mute');
  const hangUpLabel = t(phase === 'calling' || phase === 'asking' ? 'cancel' : 'hangUp');
  useShortcut(
    held ? { keys: callKeys.mute, label: muteLabel, group, inText: true, overDialogs: true, run: toggle } : null,
  );
  useShortcut({ keys: callKeys.hangUp, label: hangUpLabel, group, inText: true, overDialogs: true, run: calls.hangUp });

  const talking = phase === 'connected';
  const title = talking ? (
    <bdi>{name}</bdi>
  ) : (
    t(vacant ? 'goesOn' : phase === 'calling' ? 'calling' : phaseKey(phase), { name })
  );
  const hint = (): string | null => {
    if (phase === 'asking') return t('askingHint');
    if (vacant) return t('goesOnHint', { name });
    if (!held) return null;
    if (problem !== null) return t('lostMicrophone', { name });
    if (muted) return t(unheard ? 'mutedSpeaking' : 'muted');
    if (talking && (quality === 'fair' || quality === 'poor')) return t(`quality.${quality}`);
    return talking ? t('connected') : null;
  };
  return (
    <Bar
      face={call !== null && <Avatar id={caller.id} name={caller.face} size={28} />}
      title={title}
      hint={hint()}
      time={
        connectedAt !== null && call?.state !== 'ended' && <ElapsedTime since={connectedAt} className="text-muted" />
      }
    >
      {held && local !== null && !muted && problem === null && <LevelMeter stream={local} label={t('level')} />}
      {held && (
        <span className="flex shrink-0 items-center">
          <IconButton
            icon={muted ? MicOff : Mic}
            label={muteLabel}
            keys={callKeys.mute}
            pressed={muted}
            tooltipSide="top"
            onClick={toggle}
          />
          <MicrophoneMenu />
        </span>
      )}
      {vacant && (
        <Button look="primary" icon={Phone} onClick={calls.rejoin}>
          {t('rejoin')}
        </Button>
      )}
      <Button look="danger" icon={PhoneOff} keys={callKeys.hangUp} onClick={calls.hangUp}>
        {hangUpLabel}
      </Button>
    </Bar>
  );
}

type Phase = CallView['phase'];

/** What a phase is called; the calling and the talking have words of their own. */
const phaseKey = (phase: Phase) =>
  phase === 'asking' || phase === 'reconnecting' || phase === 'elsewhere' ? phase : 'connecting';

function Over() {
  const { t } = useTranslation('calls');
  const calls = useSlot(callsSlot);
  const { timers } = useWorkspace();
  const { call } = useReadable(calls);
  const { name } = useCaller(call?.visitorId ?? null);
  const ended = call?.state === 'ended' ? call : null;
  const stays = missedHere(call) !== null;
  useEffect(() => (stays ? undefined : timers.after(endedShownMs, calls.dismiss)), [stays, timers, calls]);
  const words = ended === null ? { title: t('ended.hung_up'), hint: null } : endedWords(ended, name, t);
  const time = ended !== null && ended.seconds > 0 ? formatElapsed(ended.seconds) : null;
  return (
    <Bar
      title={words.title}
      hint={words.hint}
      time={time !== null && <span className="tabular text-muted">{time}</span>}
    >
      {ended !== null && (
        <Button look="plain" size="small" onClick={() => navigate(href.inbox(ended.conversationId))}>
          {t('open')}
        </Button>
      )}
      <Button look="plain" size="small" onClick={calls.dismiss}>
        {t('dismiss')}
      </Button>
    </Bar>
  );
}

/** Why there is no call, and what to do. */
function Trouble() {
  const { t } = useTranslation('calls');
  const calls = useSlot(callsSlot);
  const { bridge } = useWorkspace();
  const platform = usePlatform();
  const { phase, problem, refusal, call } = useReadable(calls);
  const { name } = useCaller(call?.visitorId ?? null);
  const where = bridge.kind === 'browser' ? 'browser' : platform;
  const words =
    problem !== null
      ? problemWords(problem, where, t)
      : { title: refusal === null ? '' : t(`refusal.${refusal}`, { name }), hint: null };
  return (
    <Bar title={words.title} hint={words.hint}>
      {phase === 'ringing' ? (
        <>
          <Button look="plain" size="small" onClick={calls.decline}>
            {t('decline')}
          </Button>
          <Button size="small" onClick={calls.accept}>
            {t('tryAgain')}
          </Button>
        </>
      ) : (
        <Button look="plain" size="small" onClick={calls.dismiss}>
          {t('dismiss')}
        </Button>
      )}
    </Bar>
  );
}
