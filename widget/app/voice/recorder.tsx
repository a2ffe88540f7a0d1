import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { hearStream } from '../../../shared/client/media/hear-stream.ts';
import type { MicrophonePort } from '../../../shared/client/media/microphone.ts';
import { browserRecorder, createVoiceRecorder } from '../../../shared/client/media/voice-recorder.ts';
import { browserTimers } from '../../../shared/client/timers.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { useRoom } from '../chat/context.ts';
import { clockText } from '../chat/time-text.ts';
import { useReadable } from '../chat/use-readable.ts';
import type { CallWords } from '../locales/words.ts';
import { Level } from './level.tsx';
import { Player } from './player.tsx';

export interface RecorderProps {
  words: CallWords;
  denied: string;
  microphones: Pick<MicrophonePort, 'open'>;
  /** The microphone chosen for calls. */
  chosen: string | null;
  maxSeconds: number;
  send(recorded: Blob): Promise<boolean>;
  onClose(): void;
}

/** Records a voice message: it begins at once, is listened to before it goes, and goes as a message. */
export function Recorder({
  words,
  denied,
  microphones,
  chosen,
  maxSeconds,
  send,
  onClose,
}: RecorderProps): JSX.Element {
  const { words: own } = useRoom();
  const recorder = useMemo(
    () =>
      createVoiceRecorder({
        microphones,
        chosen: () => chosen,
        timers: browserTimers,
        clock: systemClock,
        maxSeconds,
        open: browserRecorder,
      }),
    [microphones, chosen, maxSeconds],
  );
  const { phase, problem, seconds, stream, recorded } = useReadable(recorder);
  const [sending, setSending] = useState(false);
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    recorder.start();
    return recorder.discard;
  }, [recorder]);
  // What was pressed is gone: the keyboard goes on where the next step is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: moved with each step
  useEffect(() => main.current?.focus(), [phase]);
  const close = (): void => {
    recorder.discard();
    onClose();
  };
  const go = async (): Promise<void> => {
    if (!recorded || sending) return;
    setSending(true);
    if (await send(recorded)) onClose();
    else setSending(false);
  };
  const wrong =
    problem === 'unsupported'
      ? words.say('voice.cannot')
      : problem === 'denied'
        ? denied
        : words.say(`call.${problem ?? 'missing'}`);
  return (
    <>
      {phase === 'asking' && (
        <p class="call-text" role="status">
          {words.say('call.asking')}
        </p>
      )}
      {phase === 'recording' && (
        <>
          <p class="call-text call-recording" role="status">
            {words.say('voice.recording')}
          </p>
          <Level stream={stream} hear={hearStream} label={words.say('audio.level')} />
          <time aria-hidden="true">{clockText(own, Math.floor(seconds))}</time>
        </>
      )}
      {phase === 'recorded' && recorded && (
        <Player words={words} seconds={Math.max(1, Math.round(seconds))} load={async () => recorded} />
      )}
      {phase === 'failed' && (
        <p class="call-text" role="alert">
          {wrong}
        </p>
      )}
      <div class="call-acts">
        <button class="call-act" type="button" onClick={close}>
          {phase === 'failed' ? words.say('call.dismiss') : words.say('voice.discard')}
        </button>
        {phase === 'recording' && (
          <button ref={main} class="call-act call-act-main" type="button" onClick={recorder.stop}>
            {words.say('voice.stop')}
          </button>
        )}
        {phase === 'recorded' && (
          <button ref={main} class="call-act call-act-main" type="button" onClick={() => void go()}>
            {words.say('voice.send')}
          </button>
        )}
        {phase === 'failed' && problem !== 'unsupported' && (
          <button ref={main} class="call-act call-act-main" type="button" onClick={recorder.start}>
            {words.say('call.retry')}
          </button>
        )}
      </div>
    </>
  );
}
