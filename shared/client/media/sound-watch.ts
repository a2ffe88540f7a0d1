import { createSpeechMeter } from './speech-meter.ts';

/** What there is to hear at one moment of a call that is connected. */
export interface SoundFacts {
  muted: boolean;
  /** How loud the own microphone is, sent or not; null where it is not known. */
  own: number | null;
  /** The other side switched its microphone off. */
  theyMuted: boolean;
  /** How loud the other side is; null where it is not known. */
  theirs: number | null;
  /** False where nothing of the other side's sound comes in at all. */
  arrives: boolean;
}

/** What is wrong with the sound: the own microphone gives none, none comes of the other side, or one speaks while muted. */
export type SoundWarning = 'microphone_silent' | 'others_silent' | 'muted_speaking';

/** Below this there is no sound but zeros: the quietest room has more. */
const zero = 5e-6;
/** A microphone that never gave a sound is told of soon; one that did may have a noise gate, and a listener behind it. */
const soonMs = 5_000;
const lateMs = 15_000;
const overMs = 300;

/** Holds what is so only when it lasts, and lets it go only when it does not come back at once. */
const lasting = () => {
  let shown = false;
  let since: number | null = null;
  return (is: boolean, at: number, onMs: number): boolean => {
    if (is === shown) since = null;
    else {
      since ??= at;
      if (at - since >= (is ? onMs : overMs)) {
        shown = is;
        since = null;
      }
    }
    return shown;
  };
};

/** Silence of one side: zeros that last, after a sound for longer. */
const silence = () => {
  const holds = lasting();
  let heard = false;
  return (level: number | null, at: number): boolean => {
    if (level !== null && level > zero) heard = true;
    return holds(level !== null && level <= zero, at, heard ? lateMs : soonMs);
  };
};

/** Turns looks, ten a second, into the one thing to be said of the sound; the worst first. */
export const createSoundWatch = () => {
  const ownSilent = silence();
  const theirsSilent = silence();
  const nothingComes = lasting();
  let speech = createSpeechMeter();
  return (facts: SoundFacts, at: number): SoundWarning | null => {
    const own = ownSilent(facts.muted ? null : facts.own, at);
    const theirs = theirsSilent(facts.theyMuted ? null : facts.theirs, at);
    const absent = nothingComes(!(facts.theyMuted || facts.arrives), at, soonMs);
    if (!facts.muted) speech = createSpeechMeter();
    const speaks = facts.muted && speech(facts.own ?? 0);
    // Whoever switched a microphone off knows why it is silent, and that at once.
    if (own && !facts.muted) return 'microphone_silent';
    if ((theirs || absent) && !facts.theyMuted) return 'others_silent';
    return speaks ? 'muted_speaking' : null;
  };
};
