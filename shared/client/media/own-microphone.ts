import type { CallEngineOptions } from './call-engine.ts';
import type { CallView } from './call-view.ts';
import type { OpenedMicrophone } from './microphone.ts';
import { release } from './release.ts';
import { findDevice, type SoundDevice } from './sound-devices.ts';
import { applySwitches, type SoundSwitches } from './sound-switches.ts';

/** How often whoever holds a microphone looks what is plugged in, in milliseconds. */
export const lookForDevicesMs = 2_000;

interface OwnMicrophoneOptions extends Pick<CallEngineOptions, 'microphones' | 'remembered' | 'switches' | 'timers'> {
  view(): CallView;
  show(change: Partial<CallView>): void;
  /** Another stream is in use: it is what is sent from now on. */
  used(stream: MediaStream): void;
}

/** The microphone of an engine: opened for a call, changed in its middle, replaced where it goes away, and let go. */
export const createOwnMicrophone = (options: OwnMicrophoneOptions) => {
  const { microphones, remembered, switches, timers, view, show } = options;
  let stream: MediaStream | null = null;
  /** Grows with each change, so that of two the later one stays. */
  let turn = 0;
  let stopLook = () => {};

  const trackOf = (): MediaStreamTrack | undefined => stream?.getAudioTracks()[0];
  const chosen = (): SoundDevice | null => {
    const { microphoneId, microphones: all } = view();
    if (microphoneId === null) return null;
    const label = all.find(({ id }) => id === microphoneId)?.label ?? remembered?.label?.() ?? '';
    return { id: microphoneId, label };
  };
  const open = (): Promise<OpenedMicrophone> => microphones.open(view().microphoneId, view().switches);

  const list = async (): Promise<void> => {
    const all = await microphones.list();
    const found = findDevice(all, chosen());
    const now = { microphones: all, ...(found ? { microphoneId: found.id } : {}) };
    // Looked at all the time, and seldom another.
    if (JSON.stringify({ ...view(), ...now }) !== JSON.stringify(view())) show(now);
  };

  const change = async (lost: string | null = null): Promise<void> => {
    turn += 1;
    const mine = turn;
    const opened = await open();
    if (mine !== turn || !stream) {
      if (opened.ok) release(opened.stream);
    } else if (opened.ok) use(opened.stream, lost);
    else if (trackOf()?.readyState === 'live') show({ microphoneGone: chosen()?.label ?? '' });
    else show({ problem: opened.problem });
  };

  /** Linux tells a browser of wired devices alone: that a headset without a wire went, it finds out when it is asked for the list. */
  const keepLooking = (): void => {
    stopLook();
    stopLook = timers.after(lookForDevicesMs, () => {
      void microphones.list();
      keepLooking();
    });
  };

  /** Takes a microphone into use; one that goes away is replaced by what the system offers. */
  function use(next: MediaStream, lost: string | null = null): void {
    turn += 1;
    const [track] = next.getAudioTracks();
    if (track) {
      track.enabled = !view().muted;
      track.onended = () => void change(track.label);
    }
    const wanted = chosen();
    const got = track?.getSettings().deviceId;
    const other = wanted !== null && got !== undefined && got !== wanted.id;
    const former = stream;
    options.used(next);
    stream = next;
    release(former);
    show({ local: next, problem: null, microphoneGone: other ? wanted.label : lost });
    void list();
    keepLooking();
  }

  const plugged = async (): Promise<void> => {
    await list();
    const { microphoneId, microphones: all, problem } = view();
    const back = all.some(({ id }) => id === microphoneId) && trackOf()?.getSettings().deviceId !== microphoneId;
    // The chosen one is there again, or there is one at all.
    if (stream && (back || problem !== null)) void change();
  };
  const stop = microphones.onChange(() => void plugged());
  void list();

  return {
    open,
    use,
    stream: () => stream,
    mute(muted: boolean): void {
      for (const track of stream?.getAudioTracks() ?? []) track.enabled = !muted;
    },
    choose(id: string | null): void {
      remembered?.set(id, view().microphones.find((one) => one.id === id)?.label ?? null);
      show({ microphoneId: id });
      if (stream) void change();
    },
    recall(): void {
      show({ microphoneId: remembered?.get() ?? null, switches: switches?.get() ?? view().switches });
      if (stream) void change();
      else void list();
    },
    set(next: SoundSwitches): void {
      switches?.set(next);
      show({ switches: next });
      const track = trackOf();
      if (!track) return;
      void applySwitches(track, next).then((done) => {
        if (done || track !== trackOf()) return;
        // Opened beside itself it would be as it is, or be another one.
        release(stream);
        void change();
      });
    },
    letGo(): void {
      turn += 1;
      stopLook();
      release(stream);
      stream = null;
    },
    close: stop,
  };
};
