import { listSoundDevices, type SoundDevice } from './sound-devices.ts';
import { allSwitchesOn, type SoundSwitches } from './sound-switches.ts';

/** Why there is no microphone: refused by the person or the system, none there, held by another program, page not secure. */
export type MicrophoneProblem = 'denied' | 'missing' | 'in_use' | 'insecure';

/** A microphone that can be chosen. */
export type Microphone = SoundDevice;

/** An open microphone, or why there is none. */
export type OpenedMicrophone = { ok: true; stream: MediaStream } | { ok: false; problem: MicrophoneProblem };

/** The microphones of this machine. */
export interface MicrophonePort {
  /** Opens the microphone with this id, another one where it is gone; null for the system's own choice. */
  open(id: string | null, switches?: SoundSwitches): Promise<OpenedMicrophone>;
  list(): Promise<Microphone[]>;
  /** Tells when one was plugged in or out; answers with a disposer. */
  onChange(listener: () => void): () => void;
}

const problems: Record<string, MicrophoneProblem> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'in_use',
  AbortError: 'in_use',
};

// Exactly this one: asked for what would be ideal, Chromium answers with a microphone that is open already.
const constraints = (id: string | null, switches: SoundSwitches): MediaStreamConstraints => ({
  audio: { ...switches, ...(id === null ? {} : { deviceId: { exact: id } }) },
});

/** The browser's microphones. `devices` is undefined on a page that is not secure. */
export const browserMicrophones = (devices: MediaDevices | undefined): MicrophonePort => ({
  async open(id, switches = allSwitchesOn) {
    if (!devices) return { ok: false, problem: 'insecure' };
    try {
      return { ok: true, stream: await devices.getUserMedia(constraints(id, switches)) };
    } catch (error) {
      const problem = problems[(error as Error).name] ?? 'missing';
      return id !== null && problem === 'missing' ? this.open(null, switches) : { ok: false, problem };
    }
  },
  list: () => listSoundDevices(devices, 'audioinput'),
  onChange(listener) {
    devices?.addEventListener('devicechange', listener);
    return () => devices?.removeEventListener('devicechange', listener);
  },
});
