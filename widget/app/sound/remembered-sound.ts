import type { CallEngineOptions } from '../../../shared/client/media/call-engine.ts';
import type { SoundDevice } from '../../../shared/client/media/sound-devices.ts';
import type { SoundSwitches } from '../../../shared/client/media/sound-switches.ts';
import type { Presence } from '../presence/presence.ts';

interface Kept {
  microphone: SoundDevice | null;
  speaker: SoundDevice | null;
  camera: SoundDevice | null;
  switches: SoundSwitches;
}

export interface RememberedSound extends Required<Pick<CallEngineOptions, 'remembered' | 'switches'>> {
  speaker: { get(): SoundDevice | null; set(chosen: SoundDevice | null): void };
  camera: { get(): SoundDevice | null; set(chosen: SoundDevice | null): void };
}

/** Which devices and switches were chosen; kept in this browser where that is allowed, else as long as the page. */
export const rememberSound = ({ keeping, siteKey }: Presence, usual: SoundSwitches): RememberedSound => {
  const key = `foyer:sound:${siteKey}`;
  const mayKeep = (): boolean => keeping.getSnapshot() === 'yes';
  const none: Kept = { microphone: null, speaker: null, camera: null, switches: usual };
  let kept: Kept | null = null;
  const read = (): Kept => {
    try {
      kept ??= { ...none, ...((mayKeep() ? JSON.parse(localStorage.getItem(key) ?? '{}') : {}) as Partial<Kept>) };
    } catch {
      kept = none;
    }
    return kept;
  };
  const write = (change: Partial<Kept>): void => {
    kept = { ...read(), ...change };
    try {
      if (mayKeep()) localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // A browser that blocks storage remembers it as long as the page.
    }
  };
  return {
    remembered: {
      get: () => read().microphone?.id ?? null,
      set: (id, label) => write({ microphone: id === null ? null : { id, label: label ?? '' } }),
      label: () => read().microphone?.label ?? null,
    },
    switches: { get: () => read().switches, set: (switches) => write({ switches }) },
    speaker: { get: () => read().speaker, set: (speaker) => write({ speaker }) },
    camera: { get: () => read().camera, set: (camera) => write({ camera }) },
  };
};
