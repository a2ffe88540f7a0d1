/** A microphone, loudspeaker or camera; its label is empty until a device of its kind was allowed once. */
export interface SoundDevice {
  id: string;
  label: string;
}

/** Not known yet, or the system's own choice, which the browser lists once more under a name of its own. */
const unnamed = new Set(['', 'default', 'communications']);

/** The devices of one kind that a person can choose from. */
export const listSoundDevices = async (
  devices: MediaDevices | undefined,
  wanted: 'audioinput' | 'audiooutput' | 'videoinput',
): Promise<SoundDevice[]> => {
  const all = (await devices?.enumerateDevices().catch(() => [])) ?? [];
  return all
    .filter(({ kind, deviceId }) => kind === wanted && !unnamed.has(deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
};

/** The chosen device among those that are there: by its id, or by its name where the browser gave it another id since. */
export const findDevice = (devices: readonly SoundDevice[], chosen: SoundDevice | null): SoundDevice | null =>
  devices.find(({ id }) => id === chosen?.id) ??
  devices.find(({ label }) => label !== '' && label === chosen?.label) ??
  null;
