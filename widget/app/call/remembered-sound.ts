import type { CallEngineOptions } from '../../../shared/client/media/call-engine.ts';
import type { SoundDevice } from '../../../shared/client/media/sound-devices.ts';
import { allSwitchesOn, type SoundSwitches } from '../../../shared/client/media/sound-switches.ts';

interface Kept {
  microphone: SoundDevice | null;
  speaker: SoundDevice | null;
  switches: SoundSwitches;
}

const none: Kept = { microphone: null, speaker: null, switches: allSwitchesOn };

export interface RememberedSound extends Required<Pick<CallEngineOptions, 'remembered' | 'switches'>> {
  speaker: { get(): SoundDevice | null; set(chosen: SoundDevice | null): void };
}

/** Which devices and switches were chosen; kept in this browser where that is allowed, else as long as the page. */
export const rememberSound = (mayKeep: () => boolean, storage: () => Storage, key: string): RememberedSound => {
  let kept: Kept | null = null;
  const read = (): Kept => {
    try {
      kept ??= { ...none, ...((mayKeep() ? JSON.parse(storage().getItem(key) ?? '{}') : {}) as Partial<Kept>) };
    } catch {
      kept = none;
    }
    return kept;
  };
  const write = (change: Partial<Kept>): void => {
    kept = { ...read(), ...change };
    try {
      if (mayKeep()) storage().setItem(key, JSON.stringify(kept));
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
  };
};
