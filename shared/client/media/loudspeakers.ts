import { createListeners } from '../listeners.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';
import { findDevice, listSoundDevices, type SoundDevice } from './sound-devices.ts';

/** The loudspeakers of this machine, and which one plays the call. */
export interface LoudspeakersView {
  /** False where the browser leaves it to the system. */
  canChoose: boolean;
  all: readonly SoundDevice[];
  /** The one in use; null is the system's choice. */
  id: string | null;
  /** The name of the chosen one that is not there now: the system's choice plays instead. */
  gone: string | null;
}

/** Chooses the loudspeaker; what plays follows by `playThrough`. */
export interface Loudspeakers extends Readable<LoudspeakersView> {
  choose(id: string | null): void;
  /** Looks again: names are known once a microphone was allowed. */
  look(): void;
  close(): void;
}

/**
 * How long one that went is not played through again, in milliseconds. Chromium on Linux keeps its way to it for some seconds,
 * which the system leads to another one meanwhile: taken at once, it would be silent for the rest of the call.
 */
export const restMs = 10_000;

interface LoudspeakerOptions {
  devices: MediaDevices | undefined;
  canChoose: boolean;
  timers: Timers;
  remembered: { get(): SoundDevice | null; set(chosen: SoundDevice | null): void };
}

/** Keeps the choice of a loudspeaker: one that goes away is replaced by the system's choice, and taken again when it is back. */
export const createLoudspeakers = ({ devices, canChoose, timers, remembered }: LoudspeakerOptions): Loudspeakers => {
  const changed = createListeners();
  let view: LoudspeakersView = { canChoose, all: [], id: null, gone: null };
  let open = true;
  /** Set while what went may not be taken again. */
  let stopRest: (() => void) | null = null;
  const rested = (): void => {
    stopRest?.();
    stopRest = null;
  };
  const take = (all: readonly SoundDevice[]): void => {
    const chosen = remembered.get();
    const there = findDevice(all, chosen);
    if (!there && view.id !== null && chosen) {
      rested();
      stopRest = timers.after(restMs, () => {
        rested();
        void look();
      });
    }
    const found = stopRest ? null : there;
    // Before a microphone was allowed nothing is listed, which says nothing of what is there.
    const gone = chosen && !found && all.length > 0 ? chosen.label : null;
    view = { canChoose, all, id: found?.id ?? null, gone };
    changed.tell();
  };
  const look = async (): Promise<void> => {
    if (!canChoose) return;
    const all = await listSoundDevices(devices, 'audiooutput');
    if (open) take(all);
  };
  const plugged = (): void => void look();
  devices?.addEventListener('devicechange', plugged);
  plugged();
  return {
    getSnapshot: () => view,
    subscribe: changed.add,
    choose(id) {
      rested();
      remembered.set(view.all.find((one) => one.id === id) ?? null);
      take(view.all);
    },
    look: plugged,
    close() {
      open = false;
      rested();
      devices?.removeEventListener('devicechange', plugged);
    },
  };
};

/** True where a page may say which loudspeaker plays. */
export const canChooseLoudspeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;

/** Plays through this loudspeaker; where it is not to be had, through the system's choice. */
export const playThrough = async (audio: HTMLMediaElement, id: string | null): Promise<void> => {
  if (!('setSinkId' in audio)) return;
  await audio.setSinkId(id ?? '').catch(() => audio.setSinkId('').catch(() => {}));
};
