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

// What is only wished for, Chromium answers with a microphone that is open already, as it is: so it is asked for exactly, and
// less exactly where that is not to be had.
const wishes = (id: string | null, switches: SoundSwitches): MediaTrackConstraints[] => {
  const device = id === null ? {} : { deviceId: { exact: id } };
  const exact = Object.fromEntries(Object.entries(switches).map(([name, on]) => [name, { exact: on }]));
  return [{ ...exact, ...device }, { ...switches, ...device }, { ...switches }];
};

/** The browser's microphones. `devices` is undefined on a page that is not secure. */
export const browserMicrophones = (devices: MediaDevices | undefined): MicrophonePort => ({
  async open(id, switches = allSwitchesOn) {
    if (!devices) return { ok: false, problem: 'insecure' };
    let problem: MicrophoneProblem = 'missing';
    for (const audio of wishes(id, switches)) {
      try {
        return { ok: true, stream: await devices.getUserMedia({ audio }) };
      } catch (error) {
        problem = problems[(error as Error).name] ?? 'missing';
        if (problem !== 'missing') break;
      }
    }
    return { ok: false, problem };
  },
  list: () => listSoundDevices(devices, 'audioinput'),
  onChange(listener) {
    devices?.addEventListener('devicechange', listener);
    return () => devices?.removeEventListener('devicechange', listener);
  },
});
