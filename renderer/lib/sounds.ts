import { browserTimers } from '../../shared/client/timers.ts';
import { systemClock } from '../../shared/domain/clock.ts';
import { createSounds } from './create-sounds.ts';
import type { SoundName } from './sound-scores.ts';

/** A window has one pair of ears in front of it, whoever is signed in; so this one thing is the window's. */
const sounds = createSounds({ openAudio: () => new AudioContext(), timers: browserTimers, clock: systemClock });

/** Plays one of the console's sounds if sounds are on; answers how to stop it (a ring goes on until then). */
export function playSound(name: SoundName): () => void {
  return sounds.play(name);
}

/** Puts the machine's setting in force. */
export function allowSounds(allowed: boolean): void {
  sounds.allow(allowed);
}
