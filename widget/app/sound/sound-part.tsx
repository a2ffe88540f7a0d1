import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CallEngine } from '../../../shared/client/media/call-engine.ts';
import { hearMicrophone, hearStream } from '../../../shared/client/media/hear-stream.ts';
import { type Loudspeakers, playThrough } from '../../../shared/client/media/loudspeakers.ts';
import type { SoundWarning } from '../../../shared/client/media/sound-watch.ts';
import { watchCallSound } from '../../../shared/client/media/watch-call-sound.ts';
import { browserTimers } from '../../../shared/client/timers.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { useReadable } from '../chat/use-readable.ts';
import { CallLines } from '../later/call-lines.tsx';
import { CameraSlot } from '../later/camera/camera-slot.tsx';
import { LateIcon } from '../later/late-icon.tsx';
import type { CallWords } from '../locales/words.ts';
import { Level } from '../voice/level.tsx';
import { DeviceChoice } from './device-choice.tsx';
import type { RememberedSound } from './remembered-sound.ts';
import { ringTone } from './ring-tone.ts';

export interface SoundPartProps {
  engine: CallEngine;
  words: CallWords;
  /** The other side, as the visitor knows them. */
  name: string;
  /** It is to be heard that somebody calls. */
  rings: boolean;
  loudspeakers: Loudspeakers;
  /** The camera chosen last time. */
  camera: RememberedSound['camera'];
}

const switches = [
  ['echoCancellation', 'audio.echo'],
  ['noiseSuppression', 'audio.noise'],
  ['autoGainControl', 'audio.gain'],
] as const;

/** What is wrong with the sound, one thing at a time, and behind a button what it comes in and goes out by. */
export function SoundPart({ engine, words, name, rings, loudspeakers, camera }: SoundPartProps): JSX.Element {
  const {
    local,
    remote,
    phase,
    microphones,
    microphoneId,
    microphoneGone,
    muted,
    theyMuted,
    problem,
    switches: set,
  } = useReadable(engine);
  const speakers = useReadable(loudspeakers);
  const [warning, warn] = useState<SoundWarning | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(
    () =>
      watchCallSound({
        engine,
        timers: browserTimers,
        clock: systemClock,
        hearOwn: hearMicrophone,
        hearTheirs: hearStream,
        tell: warn,
      }),
    [engine],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what plays is there once there is a sound
  useEffect(() => {
    const audio = document.querySelector<HTMLAudioElement>('#call-audio');
    if (audio) void playThrough(audio, speakers.id);
  }, [remote, speakers.id]);
  useEffect(() => (rings ? ringTone() : undefined), [rings]);
  // Names are known once a microphone was allowed.
  useEffect(() => {
    if (local) loudspeakers.look();
  }, [local, loudspeakers]);
  const said = problem
    ? ''
    : warning
      ? words.say(`audio.${warning}`, { name })
      : microphoneGone !== null
        ? words.say('audio.switched')
        : speakers.gone !== null
          ? words.say('audio.speakerSwitched')
          : theyMuted
            ? words.say('audio.theyMuted', { name })
            : '';
  return (
    <div class="sound">
      <p class={said ? 'sound-said' : 'sr'} role="status">
        {said}
      </p>
      {(phase === 'connected' || phase === 'reconnecting') && (
        <>
          <CallLines engine={engine} words={words} />
          <CameraSlot engine={engine} words={words} name={name} remembered={camera} />
        </>
      )}
      <button
        class="sound-open"
        type="button"
        aria-expanded={open}
        aria-controls="call-sound"
        onClick={() => setOpen(!open)}
      >
        <LateIcon name="microphone" size={18} />
        {/* The button is called by its words alone. */}
        <span aria-hidden="true">
          <Level stream={muted ? null : local} hear={hearMicrophone} label={words.say('audio.level')} />
        </span>
        <span>{words.say('audio.settings')}</span>
      </button>
      <div id="call-sound" class="sound-settings" hidden={!open}>
        <DeviceChoice
          label={words.say('call.microphone')}
          unnamed={(number) => words.say('call.microphone.unnamed', { number })}
          words={words}
          devices={microphones}
          chosen={microphoneId}
          choose={engine.chooseMicrophone}
        />
        {speakers.canChoose && (
          <DeviceChoice
            label={words.say('audio.speaker')}
            unnamed={(number) => `${words.say('audio.speaker')} ${number}`}
            words={words}
            devices={speakers.all}
            chosen={speakers.id}
            choose={loudspeakers.choose}
          />
        )}
        {switches.map(([key, word]) => (
          <label key={key} class="sound-switch">
            <input
              type="checkbox"
              role="switch"
              aria-checked={set[key]}
              checked={set[key]}
              onChange={({ currentTarget }) => engine.setSwitches({ ...set, [key]: currentTarget.checked })}
            />
            <span>{words.say(word)}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
