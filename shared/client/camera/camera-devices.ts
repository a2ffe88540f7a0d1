import { listSoundDevices, type SoundDevice } from '../media/sound-devices.ts';

/** Why there is no picture: refused by the person or the system, none there, held by another program, pulled out, not come through. */
export type CameraProblem = 'denied' | 'missing' | 'in_use' | 'gone' | 'failed';

/** A camera that can be chosen. */
export type Camera = SoundDevice;

/** An open camera, or why there is none. */
export type OpenedCamera = { ok: true; stream: MediaStream } | { ok: false; problem: CameraProblem };

/** The cameras of this machine. */
export interface CameraDevices {
  /** Opens the camera with this id, another one where it is gone; null for the system's own choice. */
  open(id: string | null): Promise<OpenedCamera>;
  list(): Promise<Camera[]>;
  /** Tells when one was plugged in or out; answers with a disposer. */
  onChange(listener: () => void): () => void;
}

/** A face in a panel. No height is wished for: browsers cut from a picture that stands upright whatever does not lie in the wish. */
const face: MediaTrackConstraints = {
  width: { ideal: 640 },
  frameRate: { ideal: 24, max: 30 },
  facingMode: 'user',
};

const problems: Record<string, CameraProblem> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'in_use',
  AbortError: 'in_use',
};

/** The browser's cameras. `devices` is undefined on a page that is not secure, where nobody calls either. */
export const browserCameras = (devices: MediaDevices | undefined): CameraDevices => ({
  async open(id) {
    let problem: CameraProblem = 'missing';
    if (!devices) return { ok: false, problem };
    for (const video of id === null ? [face] : [{ ...face, deviceId: { exact: id } }, face]) {
      try {
        return { ok: true, stream: await devices.getUserMedia({ video }) };
      } catch (error) {
        problem = problems[(error as Error).name] ?? 'missing';
        if (problem !== 'missing') break;
      }
    }
    return { ok: false, problem };
  },
  list: () => listSoundDevices(devices, 'videoinput'),
  onChange(listener) {
    devices?.addEventListener('devicechange', listener);
    return () => devices?.removeEventListener('devicechange', listener);
  },
});
