import type { Clock } from '../../domain/clock.ts';
import { createListeners } from '../listeners.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';
import type { MicrophonePort, MicrophoneProblem } from './microphone.ts';

/** How far a voice message is. */
export interface VoiceRecorderView {
  phase: 'idle' | 'asking' | 'recording' | 'recorded' | 'failed';
  /** Why nothing is recorded; `unsupported` where this browser cannot. */
  problem: MicrophoneProblem | 'unsupported' | null;
  seconds: number;
  /** The open microphone, for a level. */
  stream: MediaStream | null;
  /** What was recorded, as its container alone is called. */
  recorded: Blob | null;
}

/** Records one voice message at a time. */
export interface VoiceRecorder extends Readable<VoiceRecorderView> {
  start(): void;
  stop(): void;
  /** Throws away what there is, and lets the microphone go. */
  discard(): void;
}

interface VoiceRecorderOptions {
  microphones: Pick<MicrophonePort, 'open'>;
  /** The microphone chosen for calls. */
  chosen(): string | null;
  timers: Timers;
  clock: Clock;
  maxSeconds: number;
  /** A recorder of the browser's; null where it records nothing that may be sent. */
  open(stream: MediaStream): MediaRecorder | null;
}

const none: VoiceRecorderView = { phase: 'idle', problem: null, seconds: 0, stream: null, recorded: null };
/** A track that is stopped here tells nobody that it ended. */
const off = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

const tickMs = 250;
/** Clear speech; two minutes are half a megabyte. */
const bitsPerSecond = 32_000;

/** The browser's recorder in the first container that it can write and the router takes. */
export const browserRecorder = (stream: MediaStream): MediaRecorder | null => {
  if (typeof MediaRecorder === 'undefined') return null;
  const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
  return mimeType === undefined ? null : new MediaRecorder(stream, { mimeType, audioBitsPerSecond: bitsPerSecond });
};

/** Makes a recorder: it asks for the microphone, records as long as it may, and keeps what it recorded until it is sent or thrown away. */
export function createVoiceRecorder({
  microphones,
  chosen,
  timers,
  clock,
  maxSeconds,
  open,
}: VoiceRecorderOptions): VoiceRecorder {
  const changed = createListeners();
  let view = none;
  let recorder: MediaRecorder | null = null;
  /** Counts what was begun: an answer to what was thrown away is too late. */
  let act = 0;
  let stopTick = () => {};

  const show = (change: Partial<VoiceRecorderView>): void => {
    view = { ...view, ...change };
    changed.tell();
  };
  const letGo = (): void => {
    stopTick();
    off(view.stream);
    recorder = null;
  };
  const stop = (): void => {
    if (recorder?.state === 'recording') recorder.stop();
  };
  const record = (stream: MediaStream): void => {
    const made = open(stream);
    if (!made) {
      off(stream);
      show({ ...none, phase: 'failed', problem: 'unsupported' });
      return;
    }
    const mine = act;
    const parts: Blob[] = [];
    recorder = made;
    made.ondataavailable = ({ data }) => parts.push(data);
    made.onstop = () => {
      if (mine !== act) return;
      letGo();
      const recorded = new Blob(parts, { type: made.mimeType.split(';')[0] ?? '' });
      if (recorded.size === 0) show({ ...none, phase: 'failed', problem: 'in_use' });
      else show({ phase: 'recorded', recorded, stream: null });
    };
    const began = clock.now();
    const tick = (): void => {
      const seconds = (clock.now() - began) / 1000;
      show({ seconds: Math.min(maxSeconds, seconds) });
      if (seconds >= maxSeconds) stop();
      else stopTick = timers.after(tickMs, tick);
    };
    // A microphone that is pulled out ends the message; what was said is kept.
    for (const track of stream.getTracks()) track.onended = stop;
    made.start();
    show({ phase: 'recording', stream });
    tick();
  };

  return {
    getSnapshot: () => view,
    subscribe: changed.add,
    start() {
      if (view.phase !== 'idle' && view.phase !== 'failed') return;
      act += 1;
      const mine = act;
      show({ ...none, phase: 'asking' });
      void microphones.open(chosen()).then((opened) => {
        if (mine !== act) {
          if (opened.ok) off(opened.stream);
        } else if (opened.ok) record(opened.stream);
        else show({ ...none, phase: 'failed', problem: opened.problem });
      });
    },
    stop,
    discard() {
      act += 1;
      const running = recorder;
      letGo();
      if (running?.state === 'recording') running.stop();
      show(none);
    },
  };
}
