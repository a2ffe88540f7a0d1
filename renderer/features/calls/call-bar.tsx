import { Mic, MicOff, Phone, PhoneOff } from 'lucide-react';
import { Activity, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../shared/client/media/call-view.ts';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { callKeys } from './call-keys.ts';
import { CallLine } from './call-line.tsx';
import { callNotice, type NoticeAct } from './call-notice.ts';
import { CallOver } from './call-over.tsx';
import { CallTrouble } from './call-trouble.tsx';
import { callsSlot } from './calls-store.ts';
import { CameraButton } from './camera/camera-button.tsx';
import { cameraSlot } from './camera/camera-store.ts';
import { CameraStrip } from './camera/camera-strip.tsx';
import { LevelMeter } from './level-meter.tsx';
import { pageLeftSlot } from './page-left.ts';
import { QualityMark } from './quality/quality-mark.tsx';
import { RemoteSound } from './remote-sound.tsx';
import { SoundPopover } from './sound-popover.tsx';
import { ListenedLine } from './supervision/listened-line.tsx';
import { type Caller, useCaller } from './use-caller.ts';
import { useSoundWarning } from './use-sound-warning.ts';

interface CallBarProps {
  /** What books a time where a call came to nothing. */
  book(about: { conversationId: string; visitorId: string }): ReactNode;
}

/** The line at the window's bottom while there is a call, or something to say of one. */
export function CallBar({ book }: CallBarProps) {
  const calls = useSlot(callsSlot);
  // There before the first call: a visitor may switch the camera on as soon as it stands.
  useSlot(cameraSlot);
  const view = useReadable(calls);
  const { phase, call, problem, refusal, remote } = view;
  // Asked for while it rings, so that the name is there when it is answered; by the end it may be another one.
  const caller = useCaller(call?.visitorId ?? null, phase === 'ended' ? 'over' : 'on');
  const idle = phase === 'idle' && problem === null && refusal === null;
  // What rings here has a card of its own; the bar is drawn meanwhile, unseen, so that an answer only shows it.
  const rings = phase === 'ringing' && problem === null;
  return (
    <>
      {/* The way is there before the answer, and nothing is to be heard by it yet. */}
      {remote !== null && <RemoteSound stream={remote} silent={phase === 'calling' || phase === 'ringing'} />}
      {!idle && !rings && <ListenedLine />}
      {idle ? null : phase === 'idle' || (phase === 'ringing' && !rings) ? (
        <CallTrouble />
      ) : phase === 'ended' ? (
        <CallOver name={caller.name} book={book} />
      ) : (
        <Activity mode={rings ? 'hidden' : 'visible'}>
          <Running caller={caller} />
        </Activity>
      )}
    </>
  );
}

function Running({ caller }: { caller: Caller }) {
  const { t } = useTranslation('calls');
  const calls = useSlot(callsSlot);
  const heard = useReadable(calls);
  // Unseen while it rings, it stands as the answer is to show it.
  const view: CallView = heard.phase === 'ringing' ? { ...heard, phase: 'connected' } : heard;
  const { phase, call, connectedAt, muted, local, vacant } = view;
  const loudspeakers = useReadable(calls.loudspeakers);
  const pageLeftMs = useReadable(useSlot(pageLeftSlot));
  const warning = useSoundWarning();
  const [soundOpen, setSoundOpen] = useState(false);
  const { name } = caller;
  const held = phase === 'connected' || phase === 'reconnecting' || phase === 'connecting';
  // There while it rings at the visitor, and while one answers: the microphone may be chosen and switched off before it is heard.
  const open = held || phase === 'calling' || (phase === 'asking' && call !== null);
  const toggle = (): void => calls.setMuted(!muted);
  const group = t('group');
  const muteLabel = t(muted ? 'unmute' : 'mute');
  const hangUpLabel = t(phase === 'calling' || phase === 'asking' ? 'cancel' : 'hangUp');
  useShortcut(
    open ? { keys: callKeys.mute, label: muteLabel, group, inText: true, overDialogs: true, run: toggle } : null,
  );
  useShortcut({ keys: callKeys.hangUp, label: hangUpLabel, group, inText: true, overDialogs: true, run: calls.hangUp });

  // The microphone is open, and the router has yet to take the answer.
  const answers = phase === 'asking' && call !== null && local !== null;
  const away = held && pageLeftMs !== null;
  const talking = phase === 'connected' && !away;
  const title = talking ? (
    <bdi>{name}</bdi>
  ) : (
    t(away ? 'pageLeft' : vacant ? 'goesOn' : phaseKey(answers ? 'connecting' : phase), { name })
  );
  const notice = held && !away ? callNotice({ view, warning, loudspeakerGone: loudspeakers.gone, name }, t) : null;
  const hint = away
    ? t('pageLeftHint', { count: Math.round(pageLeftMs / 1000) })
    : phase === 'asking' && !answers
      ? t('askingHint')
      : vacant
        ? t('goesOnHint', { name })
        : (notice?.words ?? null) || null;
  // The button that switches the microphone on is there already: it says so in words then.
  const act = notice?.act === 'unmute' ? null : (notice?.act ?? null);
  const run: Record<Exclude<NoticeAct, 'unmute'>, () => void> = {
    microphone: () => setSoundOpen(true),
    loudspeaker: () => setSoundOpen(true),
    write: () => call !== null && navigate(href.inbox(call.conversationId)),
  };
  return (
    <CallLine
      visitorId={caller.id}
      above={held && <CameraStrip name={name} />}
      face={call !== null && <Avatar id={caller.id} name={caller.face} size={28} />}
      title={title}
      hint={hint}
      device={notice?.device}
      time={
        <>
          {connectedAt !== null && call?.state !== 'ended' && (
            <ElapsedTime since={connectedAt} className="text-muted" />
          )}
          {talking && <QualityMark {...view} />}
        </>
      }
    >
      {act !== null && (
        <Button size="small" onClick={run[act]}>
          {t(`act.${act}`)}
        </Button>
      )}
      {held && !muted && act === null && <LevelMeter stream={local} of="own" label={t('level')} />}
      {open && (
        <span className="flex shrink-0 items-center gap-1">
          {notice?.act === 'unmute' ? (
            <Button icon={Mic} keys={callKeys.mute} onClick={toggle}>
              {muteLabel}
            </Button>
          ) : (
            <IconButton
              icon={muted ? MicOff : Mic}
              label={muteLabel}
              keys={callKeys.mute}
              pressed={muted}
              tooltipSide="top"
              onClick={toggle}
            />
          )}
          {held && <CameraButton />}
          <SoundPopover open={soundOpen} onOpenChange={setSoundOpen} />
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
    </CallLine>
  );
}

type Phase = CallView['phase'];

/** What a phase is called; the talking has words of its own. */
const phaseKey = (phase: Phase) =>
  phase === 'asking' || phase === 'calling' || phase === 'reconnecting' || phase === 'elsewhere' ? phase : 'connecting';
